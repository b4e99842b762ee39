"""A mail server on this machine that keeps what it is sent, and misbehaves on request."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from django.test import override_settings

ANSWERS = {
    "EHLO": "250 mail.example",
    "MAIL": "250 go on",
    "RCPT": "250 go on",
    "DATA": "354 go on",
    "RSET": "250 forgotten",
    "QUIT": "221 farewell",
    "END": "250 taken",
}
HANG_UP = "hang up"
SAY_NOTHING = "say nothing"


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        if not self.answer("CONNECT", "220 mail.example"):
            return
        for line in self.rfile:
            command = line[:4].decode("ascii").upper()
            if not self.answer(command, ANSWERS[command]) or command == "QUIT":
                return
            if command == "DATA" and "DATA" not in self.server.faults and not self.take():
                return

    def take(self) -> bool:
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line)
        if "END" not in self.server.faults:
            self.server.taken.append(b"".join(lines))
        return self.answer("END", ANSWERS["END"])

    def answer(self, command: str, usual: str) -> bool:
        """Say what is usual, or the fault that was asked for. False to end the conversation."""
        words = self.server.faults.get(command, usual)
        if words == SAY_NOTHING:
            time.sleep(self.server.silence)
        if words in (SAY_NOTHING, HANG_UP):
            return False
        self.wfile.write(f"{words}\r\n".encode())
        return True


class MailServer(socketserver.ThreadingTCPServer):
    """``faults`` maps a command to what is answered in place of the usual; ``taken`` holds mail."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.faults: dict[str, str] = {}
        self.taken: list[bytes] = []
        self.silence = 2.0

    @property
    def messages(self) -> list[EmailMessage]:
        return [
            cast(EmailMessage, message_from_bytes(raw, policy=policy.default)) for raw in self.taken
        ]

    def handle_error(self, *args: Any) -> None:
        """A caller who hangs up is expected here."""


@contextmanager
def running(**settings: Any) -> Iterator[MailServer]:
    """Mail goes to a server that runs for as long as this lasts."""
    server = MailServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    named = {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": server.server_address[1],
        "EMAIL_TIMEOUT": 1,
        **settings,
    }
    try:
        with override_settings(**named):
            yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
