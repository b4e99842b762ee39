"""A server on this machine that answers as GOV.UK Notify documents it, and fails on request."""

from __future__ import annotations

import base64
import json
import re
import socket
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from django.test import override_settings

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"tests-{SERVICE}-{SECRET}"
EMAIL_TEMPLATE = "740e5834-3a29-46b4-9a6f-16142fde533a"
TEXT_TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
NEEDS = {EMAIL_TEMPLATE: {"subject", "body"}, TEXT_TEMPLATE: {"body"}}

HANG = "hang"
RESET = "reset"
TAKEN_THEN_RESET = "taken, then reset"
NOT_JSON = "not json"
ERRORS: dict[str, tuple[int, str, str]] = {
    "rate": (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 per 60 seconds"),
    "day": (429, "TooManyRequestsError", "Exceeded send limits (250,000) for today"),
    "trial": (400, "BadRequestError", "Can’t send to this recipient when service is in trial mode"),
    "broken": (500, "Exception", "Internal server error"),
    "away": (503, "Exception", "Not now"),
    "new": (418, "KettleError", "Short and stout"),
}


class FakeNotify(ThreadingHTTPServer):
    daemon_threads = True
    silence = 2.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.taken: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.faults: list[str] = []
        """One for each coming POST."""
        self.asking_faults: list[str] = []
        """One for each coming GET."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what some tests are about."""


class Answering(BaseHTTPRequestHandler):
    server: FakeNotify

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        fault = self.server.faults.pop(0) if self.server.faults else ""
        if self._fails(fault) or not self._is_known():
            return
        wrong = self._wrong(sent)
        if wrong is not None:
            return self._error(*wrong)
        made = {
            "id": str(uuid.uuid4()),
            "reference": sent.get("reference"),
            "status": "created",
            "type": self.path.rpartition("/")[2],
            "sent": sent,
        }
        self.server.taken.append(made)
        if fault == TAKEN_THEN_RESET:
            return self._reset()
        if fault == NOT_JSON:
            return self._say(201, b"<html>Created</html>")
        self._json(201, {name: made[name] for name in ("id", "reference")})

    def do_GET(self) -> None:
        fault = self.server.asking_faults.pop(0) if self.server.asking_faults else ""
        if self._fails(fault) or not self._is_known():
            return
        [reference] = parse_qs(urlsplit(self.path).query)["reference"]
        self.server.asked.append(reference)
        found = [one for one in reversed(self.server.taken) if one["reference"] == reference]
        shown = [{name: one[name] for name in ("id", "reference", "status")} for one in found]
        self._json(200, {"notifications": shown, "links": {"current": self.path}})

    def _fails(self, fault: str) -> bool:
        if fault == HANG:
            time.sleep(self.server.silence)
        if fault in (HANG, RESET):
            self._reset()
            return True
        if fault in ERRORS:
            self._error(*ERRORS[fault])
            return True
        return False

    def _is_known(self) -> bool:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            said = jwt.decode(token, SECRET, algorithms=["HS256"], leeway=30)
        except jwt.InvalidTokenError:
            said = {}
        if said.get("iss") == SERVICE and abs(time.time() - said.get("iat", 0)) <= 30:
            return True
        self._error(403, "AuthError", "Invalid token: API key not found")
        return False

    def _wrong(self, sent: dict[str, Any]) -> tuple[int, str, str] | None:
        if self.path.endswith("/letter"):
            return _wrong_letter(sent)
        missing = NEEDS.get(sent["template_id"], set()) - set(sent.get("personalisation", {}))
        if sent["template_id"] not in NEEDS:
            return 400, "BadRequestError", "Template not found"
        if missing:
            return 400, "BadRequestError", f"Missing personalisation: {', '.join(missing)}"
        number = sent.get("phone_number", "+447700900000")
        if not re.fullmatch(r"(\+44|0)7\d{9}", number) or number.endswith("404"):
            return 400, "ValidationError", f"phone_number {number} Not a UK mobile number"
        if sent.get("email_address", "").startswith("bad"):
            return 400, "ValidationError", "email_address Not a valid email address"
        return None

    def _error(self, status: int, kind: str, words: str) -> None:
        errors = [{"error": kind, "message": words}]
        self._json(status, {"status_code": status, "errors": errors})

    def _json(self, status: int, answer: Any) -> None:
        self._say(status, json.dumps(answer).encode())

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _reset(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True


def _wrong_letter(sent: dict[str, Any]) -> tuple[int, str, str] | None:
    if not sent.get("reference"):
        return 400, "ValidationError", "reference is a required property"
    if not base64.b64decode(sent["content"]).startswith(b"%PDF"):
        return 400, "BadRequestError", "Letter content is not a valid PDF"
    if sent.get("postage") not in ("first", "second", "economy"):
        return 400, "ValidationError", "postage invalid. It must be first, second or economy."
    return None


@contextmanager
def running() -> Iterator[FakeNotify]:
    """The server, and the settings that lead to it for every channel."""
    server = FakeNotify()
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        with override_settings(
            NOTIFY_EMAIL="govuk",
            NOTIFY_TEXT="govuk",
            NOTIFY_LETTER="govuk",
            GOVUK_NOTIFY_KEY=KEY,
            GOVUK_NOTIFY_URL=server.address,
            GOVUK_NOTIFY_EMAIL_TEMPLATE=EMAIL_TEMPLATE,
            GOVUK_NOTIFY_TEXT_TEMPLATE=TEXT_TEMPLATE,
            GOVUK_NOTIFY_POSTAGE="second",
            GOVUK_NOTIFY_TIMEOUT=1,
        ):
            yield server
    finally:
        server.shutdown()
        server.server_close()
