"""A browser without a network: asks the WSGI application itself, and times only its answer."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit
from wsgiref.util import setup_testing_defaults

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
MANAGED = re.compile(r'<input[^>]*name="([^"]*current_step)"[^>]*value="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    """``seconds`` is the server's time, from the request read to the last byte."""

    status: int
    location: str
    body: str
    seconds: float

    @property
    def hidden(self) -> dict[str, str]:
        """What the page carries unseen."""
        return dict([*HIDDEN.findall(self.body), *MANAGED.findall(self.body)])


@cache
def application() -> Any:
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


class Browser:
    """Keeps cookies."""

    def __init__(self) -> None:
        self.cookies: SimpleCookie = SimpleCookie()

    def get(self, address: str) -> Answer:
        return self._ask("GET", address, b"")

    def post(self, address: str, data: Mapping[str, str]) -> Answer:
        """Sends a form with our cross-site token in it."""
        token = self.cookies["csrftoken"].value if "csrftoken" in self.cookies else ""
        return self._ask(
            "POST", address, urlencode({"csrfmiddlewaretoken": token, **data}).encode()
        )

    def _ask(self, method: str, address: str, body: bytes) -> Answer:
        parts = urlsplit(address)
        asked: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": parts.path,
            "QUERY_STRING": parts.query,
            "HTTP_HOST": "127.0.0.1",
            "HTTP_COOKIE": "; ".join(f"{n}={c.value}" for n, c in self.cookies.items()),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        setup_testing_defaults(asked)
        said: list[Any] = []
        serve = application()
        begun = time.perf_counter()
        response = serve(
            asked, lambda status, headers, exc_info=None: said.extend((status, headers))
        )
        content = b"".join(response)
        response.close()
        seconds = time.perf_counter() - begun
        headers = said[1]
        for name, value in headers:
            if name == "Set-Cookie":
                self.cookies.load(value)
        location = next((value for name, value in headers if name == "Location"), "")
        return Answer(int(said[0][:3]), location, content.decode(), seconds)


class Person(Browser):
    """Somebody who goes through one of our forms."""

    def __init__(self, journey: str) -> None:
        super().__init__()
        first = self.get(f"/forms/{journey}/").location
        self.root = first.rsplit("/", 2)[0]
        self.key = self.root.rsplit("/", 1)[1]

    def page(self, step: str) -> str:
        return f"{self.root}/{step}/"

    def show(self, step: str) -> Answer:
        answer = self.get(self.page(step))
        if answer.status != 200:
            raise RuntimeError(f"{step} was answered with {answer.status}")
        return answer

    def send(self, step: str, typed: Mapping[str, str], shown: Answer | None = None) -> Answer:
        """Fill in a page and press its button; ``shown`` is the page if it was fetched already."""
        shown = shown or self.show(step)
        answer = self.post(self.page(step), {**shown.hidden, **typed})
        if answer.status != 303:
            raise RuntimeError(f"{step} was answered with {answer.status}")
        return answer

    def fill(self, pages: int) -> Person:
        """Fill in this many pages from the first."""
        from .journeys import typed

        for number in range(1, pages + 1):
            self.send(f"page-{number}", typed(number))
        return self

    def submit(self) -> Answer:
        return self.send("check-answers", {})
