"""Canary answers, somebody who types them, and ears for everything that could repeat them."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote_plus

from bs4 import BeautifulSoup
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from portal.forms.cleaned import as_posted
from portal.forms.definition import Kind, QuestionStep, Repeat
from portal.forms.wizard.addresses import CHECK, step_of
from portal.integration.logs import JsonFormatter

from .everything import ANSWERS, EVERYTHING
from .uploads import good

FILE_NAME = "Hjqfile"
MISTYPED = "Mzqwrong"
CANARIES = (
    "Qvxname",
    "Wyrdling",
    "Zqxdamp",
    "Zqxmould",
    "1937-05-23",
    "60917243",
    "60,917,243",
    "48613.57",
    "48,613.57",
    "Kwzperson",
    "jxqmail",
    "+441632960771",
    "01632960771",
    "01632 960771",
    "Vqzstreet",
    "Wqxtown",
    "ZE2 9QX",
    "ZE29QX",
    "ZE1 0QX",
    "ZE10QX",
    "AB987654C",
    "AB 98 76 54 C",
    "204971",
    "20-49-71",
    "73190264",
    FILE_NAME,
    MISTYPED,
)


def found_in(text: str) -> list[str]:
    """The canaries in a text, however it is quoted, in small letters or capitals.

    One of figures only has to stand by itself: a time or a number of the machine's may hold it.
    """
    both = f"{text}\n{unquote_plus(text)}".casefold()
    return [canary for canary in CANARIES if _is_in(canary.casefold(), both)]


def _is_in(canary: str, text: str) -> bool:
    if not canary.isdigit():
        return canary in text
    return re.search(rf"(?<![\w.]){canary}(?![\w])", text) is not None


class Listener(logging.Handler):
    """Writes every record down in every way: plain, with its values, as JSON, with its trace."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.out = io.StringIO()
        self.plain, self.json = logging.Formatter(), JsonFormatter()

    def emit(self, record: logging.LogRecord) -> None:
        values = {name: value for name, value in vars(record).items() if name != "request"}
        for text in (self.plain.format(record), self.json.format(record), repr(values)):
            self.out.write(f"{text}\n")


@contextmanager
def listening() -> Iterator[Listener]:
    """Hear every logger there is at DEBUG, and every SQL statement with its parameters."""
    listener = Listener()
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    before = [(each, each.level, each.propagate, each.disabled) for each in loggers]
    for each in loggers:
        each.setLevel(logging.DEBUG)
        each.disabled, each.propagate = False, each.parent is not None
    loggers[0].addHandler(listener)
    connection.force_debug_cursor = True
    try:
        yield listener
    finally:
        connection.force_debug_cursor = False
        loggers[0].removeHandler(listener)
        for each, level, propagate, disabled in before:
            each.setLevel(level)
            each.propagate, each.disabled = propagate, disabled


class Walker:
    """Goes through the form as a browser would, and keeps every address and header it met."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.met: list[str] = []

    def get(self, address: str) -> HttpResponse:
        return self._note(address, self.client.get(address))

    def post(self, address: str, data: dict[str, Any]) -> HttpResponse:
        return self._note(address, self.client.post(address, data))

    def _note(self, address: str, response: Any) -> HttpResponse:
        self.met += [address, repr(dict(response.items())), response.cookies.output()]
        return response

    def begin(self) -> str:
        """The address of the first page."""
        return self.get(reverse("form_start", args=[EVERYTHING.key])).headers["Location"]

    def fill_in(self, address: str) -> str:
        """Fill in a page; where it leads."""
        response = self.post(address, {**self.hidden(address), **self.typed(address)})
        assert response.status_code in (302, 303), problems(response)
        return response.headers["Location"]

    def hidden(self, address: str) -> dict[str, Any]:
        page = BeautifulSoup(self.get(address).content, "html.parser")
        inputs = page.select("main form[method=post] input[type=hidden]")
        return {str(each["name"]): each.get("value", "") for each in inputs}

    def typed(self, address: str) -> dict[str, Any]:
        """What a browser sends for a page."""
        path = address.partition("?")[0].strip("/").split("/", 3)
        step = step_of(EVERYTHING, path[3])
        assert step is not None, address
        if isinstance(step[0], Repeat):
            return {"another": "no" if self.listed(address) else "yes"}
        assert isinstance(step[0], QuestionStep)
        answers = ANSWERS["people"]["items"][0]["answers"] if step[1] else ANSWERS
        data: dict[str, Any] = {}
        for question in step[0].questions:
            data |= as_posted(question, answers[question.id])
            if question.kind is Kind.FILE:
                data[question.id] = SimpleUploadedFile(f"{FILE_NAME}.jpg", good.jpeg())
        return data

    def listed(self, address: str) -> bool:
        return "Kwzperson" in self.get(address).content.decode()

    def to_check(self) -> str:
        """Answer everything; the address of "Check your answers"."""
        address = self.begin()
        for _ in range(60):
            if CHECK in address:
                return address
            address = self.fill_in(address)
        raise AssertionError("The form does not end.")


def problems(response: Any) -> str:
    page = BeautifulSoup(response.content, "html.parser")
    return f"{response.status_code} {[each.text for each in page.select('.govuk-error-message')]}"


def database() -> str:
    """Every row of every table, as text."""
    rows: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += [f"{table}: {row}" for row in cursor.fetchall()]
    return "\n".join(rows)


def memory() -> str:
    """Everything that is kept in the caches of this process, unpacked."""
    kept = [getattr(cache, "_cache", {}) for cache in caches.all(initialized_only=True)]
    return "\n".join(repr(each) for each in kept)
