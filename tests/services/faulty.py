"""A web server on this machine that misbehaves on request."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SLOW = 2.0
"""Seconds that /slow lets people wait."""


class Handler(BaseHTTPRequestHandler):
    """Each path is a fault; the server remembers what was asked of it."""

    server: FaultyServer

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, time.monotonic()))
        fault = self.path.strip("/").split("?")[0]
        if fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        elif fault == "slow":
            time.sleep(SLOW)
            self.reply(200)
        elif fault == "loop":
            self.reply(302, Location="/loop")
        elif fault.startswith("to:"):
            self.reply(302, Location=fault.removeprefix("to:"))
        elif fault == "no-head":
            self.reply(404 if self.command == "HEAD" else 200)
        elif fault == "rubbish":
            self.wfile.write(b"\x00\xff this is not HTTP\r\n\r\n")
            self.close_connection = True
        elif fault == "endless":
            self.reply(200, body=b"x" * 50_000_000)
        else:
            self.reply(int(fault or 200))

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class FaultyServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, float]] = []

    def handle_error(self, *args: object) -> None:
        """A caller who hangs up is expected here."""

    def url(self, fault: str = "") -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{fault}"


@contextmanager
def running() -> Iterator[FaultyServer]:
    server = FaultyServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
