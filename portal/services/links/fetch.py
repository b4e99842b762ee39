"""Ask another site whether an address still works, without being led into our own network.

An editor can write any address, and a site can redirect to any. So every connection is made to a
public address only, and to the very one that was looked at, which leaves no gap for a name that
changes its meaning in between.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError

from portal.integration.outbound import Deadline, NotPublic, connect, is_public

TIMEOUT = (5, 10)
"""Seconds to connect, and to wait for an answer."""

MOST_REDIRECTS = 5
CANNOT_TELL = {401, 403, 405, 406, 429, 451, 503, 999}
"""Answers of sites that turn programs away, though a person would get the page."""

NAME = "Mozilla/5.0 (compatible; council-link-check/1.0)"

Allowed = Callable[[str], bool]


class Fetcher:
    """Tries one address after another. ``allowed`` says which IP addresses may be reached."""

    def __init__(self, allowed: Allowed = is_public, timeout: Any = TIMEOUT) -> None:
        self.timeout = timeout
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.max_redirects = MOST_REDIRECTS
        self.session.headers["User-Agent"] = NAME
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, _GuardedAdapter(allowed))

    def problem(self, url: str) -> str:
        """What is wrong with an address, in words; empty if it works or nobody can tell."""
        try:
            status = self._status(url, "HEAD")
            if status >= 400:
                status = self._status(url, "GET")
        except requests.TooManyRedirects:
            return "It sends people round in circles."
        except requests.Timeout:
            return "It did not answer in time."
        except requests.exceptions.SSLError:
            return "Its certificate is not right."
        except (requests.RequestException, OSError, ValueError) as error:
            return _words_for(error)
        if status < 400 or status in CANNOT_TELL:
            return ""
        return _words_for_status(status)

    def _status(self, url: str, method: str) -> int:
        answer = self.session.request(
            method, url, timeout=self.timeout, allow_redirects=True, stream=True
        )
        with answer:
            return answer.status_code


def _words_for_status(status: int) -> str:
    if status in (404, 410):
        return f"The page is not there ({status})."
    return f"The site answers with an error ({status})."


def _words_for(error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, NotPublic):
            return "It leads into a private network."
        if isinstance(cause, socket.gaierror):
            return "There is no such site."
        inner = cause.args[0] if cause.args and isinstance(cause.args[0], BaseException) else None
        cause = cause.__cause__ or cause.__context__ or inner or getattr(cause, "reason", None)
    return "We could not reach it."


class _GuardedAdapter(HTTPAdapter):
    """Opens connections to allowed addresses only."""

    def __init__(self, allowed: Allowed) -> None:
        self.allowed = allowed
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {
            "http": _pool(HTTPConnectionPool, HTTPConnection, self.allowed),
            "https": _pool(HTTPSConnectionPool, HTTPSConnection, self.allowed),
        }


def _pool(pool: Any, connection: Any, allowed: Allowed) -> Any:
    """A kind of connection pool whose connections go to allowed addresses only."""

    class Guarded(connection):
        def _new_conn(self) -> socket.socket:
            seconds = self.timeout or TIMEOUT[0]
            try:
                return connect(self._dns_host, self.port, Deadline(seconds), allowed=allowed)
            except TimeoutError as error:
                raise ConnectTimeoutError(self, "Nobody answered in time.") from error

    return type(pool.__name__, (pool,), {"ConnectionCls": Guarded})
