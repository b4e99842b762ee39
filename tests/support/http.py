"""A web server on this machine that misbehaves on request, and remembers what it was asked."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CLOSES = {"Connection": "close"}


@dataclass
class Asked:
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    at: float = field(default_factory=time.monotonic)


@dataclass
class Says:
    """One answer. Its faults: ``reset`` before it, ``wait`` before it, ``drip`` between bytes.

    ``drip_from`` is "head" or "body"; ``cut`` announces more than is sent; ``raw`` goes as it is.
    ``keeps_open`` does not say that the connection ends with it.
    """

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    reset: bool = False
    wait: float = 0.0
    drip: float = 0.0
    drip_from: str = "body"
    cut: bool = False
    raw: bytes = b""
    keeps_open: bool = False


class Server(ThreadingHTTPServer):
    """Says ``says`` to everybody; the first of ``next`` where there is one; or asks ``decide``."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.says = Says()
        self.next: list[Says] = []
        self.decide: Callable[[Asked], Says | None] = lambda asked: None
        self.asked: list[Asked] = []
        self.secure = False

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http{'s' if self.secure else ''}://{host}:{self.server_port}{path}"

    def answer_to(self, asked: Asked) -> Says:
        self.asked.append(asked)
        return self.decide(asked) or (self.next.pop(0) if self.next else self.says)

    def handle_error(self, *args: Any) -> None:
        """A caller who hangs up is expected here."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        said = {name.lower(): value for name, value in self.headers.items()}
        self.reply(self.server.answer_to(Asked(self.command, self.path, said, body)))

    do_POST = do_HEAD = do_GET

    def reply(self, says: Says) -> None:
        self.close_connection = True
        time.sleep(says.wait)
        if says.reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        head = [f"HTTP/1.1 {says.status} As asked"]
        length = len(says.body) + (100 if says.cut else 0)
        usual = {"Content-Length": str(length)} | ({} if says.keeps_open else CLOSES)
        for name, value in {**usual, **says.headers}.items():
            head.append(f"{name}: {value}")
        first = says.raw or ("\r\n".join(head) + "\r\n\r\n").encode("utf-8")
        self.send(first, says.drip if says.drip_from == "head" else 0)
        if self.command != "HEAD":
            self.send(says.body, says.drip)

    def send(self, words: bytes, drip: float) -> None:
        step = 1 if drip else len(words) or 1
        for place in range(0, len(words), step):
            self.wfile.write(words[place : place + step])
            self.wfile.flush()
            time.sleep(drip)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(certificate: Path | None = None) -> Iterator[Server]:
    """Serve until the end of the block; over TLS with the certificate and key in this file."""
    server = Server()
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        server.secure = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
