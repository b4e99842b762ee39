"""A virus scanner on this machine that speaks clamd's INSTREAM, and misbehaves on request."""

from __future__ import annotations

import socketserver
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SLOW = 1.5
"""Seconds that a slow one keeps silent."""

ANSWERS = {
    "clean": b"stream: OK\0",
    "virus": b"stream: Win.Test.EICAR_HDB-1 FOUND\0",
    "too large": b"INSTREAM size limit exceeded. ERROR\0",
    "error": b"stream: Can't allocate memory ERROR\0",
    "garbage": b"\xff\xfe\x01 no such thing\0",
    "almost": b"stream: NOT OK\0",
    "cut off": b"stream: O",
    "silent": b"",
    "endless": b"x" * 50_000,
}


class Handler(socketserver.BaseRequestHandler):
    server: Any

    def handle(self) -> None:
        mood = self.server.mood
        if mood == "closes":
            return
        if mood == "too large":  # it stops listening after the first bytes
            self.request.recv(100)
            self.request.sendall(ANSWERS[mood])
            return
        self.server.scanned.append(self.take())
        if mood == "slow":
            time.sleep(SLOW)
        if mood == "drips":
            for byte in ANSWERS["clean"]:
                time.sleep(SLOW / 5)
                self.request.sendall(bytes([byte]))
            return
        self.request.sendall(ANSWERS.get(mood, ANSWERS["clean"]))

    def take(self) -> bytes:
        """Read one file as the protocol says; anything else breaks here, and so fails the test."""
        if self.exactly(10) != b"zINSTREAM\0":
            raise ValueError("not the command")
        data = b""
        while length := struct.unpack("!L", self.exactly(4))[0]:
            data += self.exactly(length)
        return data

    def exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            more = self.request.recv(count - len(data))
            if not more:
                raise ConnectionError("cut off")
            data += more
        return data


class Quiet:
    """Callers who hang up are expected here."""

    daemon_threads = True

    def begin(self, mood: str) -> None:
        self.mood, self.scanned = mood, list[bytes]()

    def handle_error(self, *args: object) -> None:
        """Say nothing."""


class OverTcp(Quiet, socketserver.ThreadingTCPServer):
    @property
    def address(self) -> str:
        return f"clamd://127.0.0.1:{self.server_address[1]}"


class OverSocket(Quiet, socketserver.ThreadingUnixStreamServer):
    @property
    def address(self) -> str:
        return f"clamd://{self.server_address!s}"


@contextmanager
def running(mood: str = "clean", socket: Path | None = None) -> Iterator[OverTcp | OverSocket]:
    """Run one: over TCP, or at the path of a socket."""
    server = OverSocket(str(socket), Handler) if socket else OverTcp(("127.0.0.1", 0), Handler)
    server.begin(mood)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
