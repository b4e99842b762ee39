"""One HTTP request to another system, safe for an address that an administrator typed in.

Only https, and only to places that ``permitted`` allows. No redirects are followed and no proxy
from the environment is used. All of it, from the name to the last byte, ends within the deadline.
"""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from .addresses import NotPublic
from .connecting import Deadline, connect
from .timed import TimedSocket

TOTAL_SECONDS = 20.0
MOST_READ = 64 * 1024
"""Bytes of an answer that we read; the rest is left."""

NAME = "council-portal/1.0"
PRINTABLE = re.compile(r"[!-~]+")


class Kind(Enum):
    """What went wrong, as staff read it."""

    ADDRESS = "Not an address that we may use"
    NAME = "No such host"
    PRIVATE = "Not a public address"
    CONNECT = "Nobody answers there"
    TLS = "Its certificate is not right"
    TIME = "It took too long"
    BROKEN = "The connection broke"


class Failure(Exception):
    """There was no answer. ``arrived`` is whether the request may have reached the other side."""

    def __init__(self, kind: Kind, *, arrived: bool = False) -> None:
        super().__init__(kind.value)
        self.kind = kind
        self.arrived = arrived


@dataclass(frozen=True, repr=False)
class Answer:
    """What the other side said. Its repr shows no words of it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float
    whole: bool = True
    """False where the other side was slow or left after it had begun its answer."""

    def __repr__(self) -> str:
        return f"Answer({self.status}, …)"

    @property
    def media_type(self) -> str:
        """As in application/json, or empty if it is not said or is nonsense."""
        said = self.headers.get("content-type", "").split(";")[0].strip().lower()
        return said if re.fullmatch(r"[\w.+-]{1,60}/[\w.+-]{1,60}", said) else ""


def problem_with(url: str) -> str:
    """What is wrong with an address as it is written, in words; empty if nothing is."""
    try:
        _parts(url)
    except Failure:
        scheme = "https:// or http://" if settings.OUTBOUND_PRIVATE_ADDRESSES else "https://"
        return f"Enter an address that starts with {scheme}, without a user name or spaces."
    return ""


def request(
    method: str,
    url: str,
    *,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
    seconds: float = TOTAL_SECONDS,
    most: int = MOST_READ,
) -> Answer:
    """Ask once, and read at most ``most`` bytes of the answer. Raises Failure."""
    parts = _parts(url)
    deadline, began = Deadline(seconds), time.monotonic()
    opened = _open(parts, deadline)
    connection = _speaking(parts, opened, deadline)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(
            method, target, body=body, headers={"User-Agent": NAME, **(headers or {})}
        )
        answer = connection.getresponse()
        read, whole = _read(answer, most)
    except TimeoutError:
        raise Failure(Kind.TIME, arrived=True) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise Failure(Kind.BROKEN, arrived=True) from None
    finally:
        connection.close()
        opened.close()
    said = {name.lower(): value for name, value in answer.getheaders()}
    return Answer(answer.status, said, read, round(time.monotonic() - began, 3), whole)


def _read(answer: http.client.HTTPResponse, most: int) -> tuple[bytes, bool]:
    """Read what there is, in time. The status has been said, so nothing here is a failure."""
    read = b""
    try:
        while len(read) < most and (more := answer.read1(min(8192, most - len(read)))):
            read += more
    except (OSError, http.client.HTTPException, ValueError):
        return read, False
    return read, len(read) < most and not answer.length


def _parts(url: str) -> SplitResult:
    schemes = ("https", "http") if settings.OUTBOUND_PRIVATE_ADDRESSES else ("https",)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Failure(Kind.ADDRESS) from None
    if (
        parts.scheme not in schemes
        or not PRINTABLE.fullmatch(url)
        or "@" in parts.netloc
        or port == 0
        or not re.fullmatch(r"[a-z0-9._:-]{1,253}", host)
    ):
        raise Failure(Kind.ADDRESS)
    return parts


def _open(parts: SplitResult, deadline: Deadline) -> socket.socket:
    host = parts.hostname or ""
    try:
        opened = connect(host, _port(parts), deadline)
    except NotPublic:
        raise Failure(Kind.PRIVATE) from None
    except socket.gaierror:
        raise Failure(Kind.NAME) from None
    except TimeoutError:
        raise Failure(Kind.TIME) from None
    except OSError:
        raise Failure(Kind.CONNECT) from None
    return _secured(opened, host, deadline) if parts.scheme == "https" else opened


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _speaking(
    parts: SplitResult, opened: socket.socket, deadline: Deadline
) -> http.client.HTTPConnection:
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.hostname or "", _port(parts))
    connection.auto_open = 0
    connection.sock = TimedSocket(opened, deadline)
    return connection


def _secured(opened: socket.socket, host: str, deadline: Deadline) -> socket.socket:
    """Speak TLS: the certificate is for the name, although we connected to its address."""
    try:
        context = ssl.create_default_context()
        if settings.OUTBOUND_CA_FILE:
            context.load_verify_locations(settings.OUTBOUND_CA_FILE)
        opened.settimeout(deadline.left())
        return context.wrap_socket(opened, server_hostname=host)
    except TimeoutError:
        opened.close()
        raise Failure(Kind.TIME) from None
    except (OSError, ValueError) as error:
        opened.close()
        kind = Kind.TLS if isinstance(error, ssl.SSLError | ValueError) else Kind.BROKEN
        raise Failure(kind) from None
