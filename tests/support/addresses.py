"""A register of addresses on this machine, with the faults that real ones have."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

EMPTY = {"header": {"totalresults": 0}}


class Register(ThreadingHTTPServer):
    """Answers with ``status`` and ``body``; notes what it was asked, and with which key."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.status = 200
        self.body: Any = EMPTY
        self.headers: dict[str, str] = {}
        self.wait = 0.0
        self.drip = 0.0
        self.asked: list[str] = []
        self.keys: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class _Answer(BaseHTTPRequestHandler):
    server: Register

    def do_GET(self) -> None:
        register = self.server
        register.asked.append(self.path)
        register.keys.append(self.headers.get("key"))
        time.sleep(register.wait)
        body = register.body
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            self.send_response(register.status)
            for name, value in register.headers.items():
                self.send_header(name, value)
            self.end_headers()
            for place in range(0, len(content), 1 if register.drip else len(content) or 1):
                self.wfile.write(content[place : place + (1 if register.drip else len(content))])
                self.wfile.flush()
                time.sleep(register.drip)
        except OSError:
            return  # whoever asked has gone

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def register() -> Iterator[Register]:
    """Serve one until the end of the block."""
    server = Register()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
