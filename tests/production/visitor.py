"""Somebody's browser, and the council's proxy before our processes."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from .machine import HOST
from .naming import PROCESS

ORIGIN = f"https://{HOST}"
REDIRECTS = 10


@dataclass
class Answer:
    """As much of Django's test client's answer as ``tests.support.walking`` reads."""

    status_code: int
    content: bytes
    headers: Mapping[str, str]
    request: dict[str, str]
    redirect_chain: list[tuple[str, int]] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.headers[name]

    @property
    def text(self) -> str:
        return self.content.decode()

    @property
    def process(self) -> str:
        """Which process answered."""
        return self.headers.get(PROCESS, "")


class Visitor:
    """Keeps cookies. ``address`` is where the proxy saw the request come from."""

    def __init__(self, port: int, address: str = "192.0.2.1", patience: float = 30) -> None:
        self.port, self.address, self.patience = port, address, patience
        self.cookies: SimpleCookie = SimpleCookie()

    def get(self, path: str, follow: bool = False) -> Answer:
        return self._go("GET", path, b"", follow)

    def post(self, path: str, data: Mapping[str, Any], follow: bool = False) -> Answer:
        token = self.cookies.get("__Host-csrftoken")
        typed = {"csrfmiddlewaretoken": token.value if token else "", **data}
        return self._go("POST", path, urlencode(typed).encode(), follow)

    def _go(self, method: str, path: str, body: bytes, follow: bool) -> Answer:
        answer = self._ask(method, path, body)
        chain: list[tuple[str, int]] = []
        while follow and answer.status_code in (302, 303) and len(chain) < REDIRECTS:
            chain.append((answer["Location"], answer.status_code))
            answer = self._ask("GET", answer["Location"], b"")
        answer.redirect_chain = chain
        return answer

    def _ask(self, method: str, path: str, body: bytes) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        headers = {
            "Host": HOST,
            "Origin": ORIGIN,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": self.address,
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={each.value}" for name, each in self.cookies.items()),
        }
        if not self.cookies:
            del headers["Cookie"]
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        for value in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(value)
        return Answer(response.status, content, dict(response.headers), {"PATH_INFO": path})
