"""Stands where the portal stands: signs webhooks to the sandbox, and takes its calls."""

from __future__ import annotations

import http.client
import json
import threading
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from standardwebhooks.webhooks import Webhook

SECRET = "whsec_" + "c2VjcmV0" * 6
KEY = "pk_abcdefgh_" + "k" * 43
REFERENCE = "7K4M9TX3"


@dataclass
class Call:
    path: str
    key: str
    id: str
    body: dict[str, Any]


@dataclass
class Portal:
    """``answers`` are given in turn, and 200 when there are none left."""

    calls: list[Call] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                key = self.headers["Authorization"].removeprefix("Bearer ")
                portal.calls.append(Call(self.path, key, self.headers["Idempotency-Key"], body))
                status = portal.answers.pop(0) if portal.answers else 200
                self.send_response(status if key == KEY else 401)
                self.end_headers()

            do_PUT = do_POST

            def log_message(self, format: str, *args: Any) -> None:
                """Nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def event(
    type_: str = "case.opened", reference: str = REFERENCE, at: str = "", **data: Any
) -> dict[str, Any]:
    """An event as the portal shapes it."""
    return {
        "type": type_,
        "version": 1,
        "timestamp": at or datetime.now(UTC).isoformat().replace("+00:00", "Z"),
        "data": {"reference": reference, "title": "Ask a question", **data},
    }


def send(
    address: str, payload: dict[str, Any], id_: str | uuid.UUID = "", secret: str = SECRET
) -> int:
    """The status; 0 if the connection was cut."""
    id_ = str(id_ or uuid.uuid4())
    now, body = datetime.now(UTC), json.dumps(payload)
    headers = {
        "Content-Type": "application/json",
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(id_, now, body),
    }
    return post(f"{address}/webhooks", body.encode(), headers)


def post(address: str, body: bytes, headers: dict[str, str] | None = None) -> int:
    request = urllib.request.Request(address, data=body, headers=headers or {})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - our own
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code
    except (OSError, http.client.HTTPException):
        return 0


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 - our own
        return str(answer.read().decode())


def eventually(what: str, is_so: Callable[[], Any], seconds: float = 10) -> None:
    """Wait until it is so. Raises AssertionError that says what it waited for."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, f"Not within {seconds:g} seconds: {what}"
        time.sleep(0.02)
