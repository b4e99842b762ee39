"""Somebody who goes through a form over the network."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from http.client import HTTPException, HTTPMessage
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode

INPUT = re.compile(r"<input\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(type|name|value)="([^"]*)"')
REFERENCE = re.compile(r"\b[2-9CDFHJKMNPRTVWXY]{4}-[2-9CDFHJKMNPRTVWXY]{4}\b")
PATIENCE = 60
"""Seconds."""

ASK = {
    "about": {"topic": "other"},
    "message": {"kind": "question", "message": "When do you open?"},
    "files": {},
    "reply": {"prefers": "email"},
    "email": {"email": "somebody@example.com"},
}
"""What is answered on the pages of "Ask a question or tell us something"."""


class Nobody(Exception):
    """Nobody answered: the server is down, or died before it had."""


@dataclass(frozen=True)
class Page:
    status: int
    location: str
    body: str

    @property
    def hidden(self) -> dict[str, str]:
        found = (dict(ATTRIBUTE.findall(tag)) for tag in INPUT.findall(self.body))
        return {
            each["name"]: unescape(each.get("value", ""))
            for each in found
            if each.get("type") == "hidden" and "name" in each
        }


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        """Nowhere: where it leads is for the visitor to see."""


class Visitor:
    """Keeps cookies, and follows no redirect by itself. ``address``: without a slash at the end."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._open = urllib.request.build_opener(
            _Stay, urllib.request.HTTPCookieProcessor(CookieJar())
        ).open

    def get(self, path: str) -> Page:
        return self._ask(path, None)

    def post(self, path: str, given: Mapping[str, str]) -> Page:
        return self._ask(path, urlencode(given).encode())

    def _ask(self, path: str, body: bytes | None) -> Page:
        """Raises Nobody."""
        request = urllib.request.Request(f"{self.address}{path}", data=body)  # noqa: S310 - our own
        try:
            return self._read(request)
        except (OSError, HTTPException) as error:  # also in the middle of a page that refuses
            raise Nobody from error

    def _read(self, request: urllib.request.Request) -> Page:
        try:
            with self._open(request, timeout=PATIENCE) as answer:
                return _page(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as refused:
            with refused:
                return _page(refused.code, refused.headers, refused.read())


def _page(status: int, headers: HTTPMessage, body: bytes) -> Page:
    return Page(status, headers.get("Location", ""), body.decode(errors="replace"))


class Asker(Visitor):
    """Goes through "Ask a question or tell us something" up to its last page, and sends it."""

    def fill(self) -> Asker:
        """Answer every page. Raises Nobody."""
        start = self.get("/forms/ask-or-tell/")
        assert start.location, f"The form was answered with {start.status}"
        self.last = start.location
        while "check-answers" not in self.last:
            shown = self.get(self.last)
            step = self.last.rstrip("/").rsplit("/", 1)[1]
            went = self.post(self.last, {**shown.hidden, **ASK[step]})
            assert went.status == 303, f"{step} was answered with {went.status}"
            self.last = went.location
        self.shown = self.get(self.last)
        return self

    @property
    def key(self) -> str:
        """What the submission will have as its key."""
        return self.last.rstrip("/").rsplit("/", 2)[1]

    def send(self) -> str:
        """Press the last button; the reference that is given. Raises Nobody."""
        went = self.post(self.last, self.shown.hidden)
        assert went.status == 303, f"Sending was answered with {went.status}"
        found = REFERENCE.search(self.get(went.location).body)
        assert found, "No reference on the page after sending"
        return found[0].replace("-", "")
