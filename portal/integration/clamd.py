"""A small client of clamd, ClamAV's scanner: INSTREAM over TCP or a socket of this machine.

Protocol: clamd(8), "INSTREAM": ``zINSTREAM\\0``, then chunks, each after its length as four bytes
(network order), then a length of 0. The answer ends with NUL: ``stream: OK``, or
``stream: <virus> FOUND``, or an error.
"""

from __future__ import annotations

import socket
import struct
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CHUNK = 65_536
LONGEST_ANSWER = 4_096
SECONDS = 10.0
"""For one file, from connecting to the answer. The web server gives a request 30."""


class CannotScan(Exception):
    """There was no answer that means anything: nobody knows whether the file is clean."""


@dataclass(frozen=True)
class Clamd:
    """Where the scanner listens: a host and a port, or the path of a socket."""

    host: str
    port: int
    path: str = ""
    seconds: float = SECONDS

    @classmethod
    def at(cls, address: str, seconds: float = SECONDS) -> Clamd:
        """Read ``clamd://host:3310`` or ``clamd:///run/clamav/clamd.ctl``. Raises ValueError."""
        parts = urlsplit(address)
        if parts.scheme != "clamd" or not (parts.hostname or parts.path.strip("/")):
            raise ValueError("not the address of a clamd")
        if parts.hostname:
            return cls(parts.hostname, parts.port or 3310, seconds=seconds)
        return cls("", 0, parts.path, seconds)

    def finds_virus_in(self, data: bytes) -> bool:
        """Ask about one file. Raises ``CannotScan`` for whatever is not a plain yes or no."""
        deadline = time.monotonic() + self.seconds
        try:
            with self._connect() as line:
                self._send(line, data, deadline)
                answer = self._answer(line, deadline)
        except OSError as error:
            raise CannotScan(type(error).__name__) from None
        if answer == "stream: OK":
            return False
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            return True
        raise CannotScan("size limit" if "size limit" in answer else "no verdict")

    def _connect(self) -> socket.socket:
        if not self.path:
            return socket.create_connection((self.host, self.port), timeout=self.seconds)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(self.seconds)
        try:
            line.connect(self.path)
        except OSError:
            line.close()
            raise
        return line

    def _send(self, line: socket.socket, data: bytes, deadline: float) -> None:
        try:
            _wait_until(line, deadline)
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(data), CHUNK):
                chunk = data[start : start + CHUNK]
                _wait_until(line, deadline)
                line.sendall(struct.pack("!L", len(chunk)) + chunk)
            line.sendall(struct.pack("!L", 0))
        except (BrokenPipeError, ConnectionResetError):
            return  # it has stopped listening, and may have said why

    def _answer(self, line: socket.socket, deadline: float) -> str:
        answer = b""
        while not answer.endswith(b"\0"):
            _wait_until(line, deadline)
            more = line.recv(LONGEST_ANSWER)
            answer += more
            if not more or len(answer) > LONGEST_ANSWER:
                raise CannotScan("cut off")
        return answer.rstrip(b"\0").decode("ascii", "replace").strip()


def _wait_until(line: socket.socket, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
