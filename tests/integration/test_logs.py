"""Nothing about a person ever reaches a log: a canary in every place it could come from."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any
from unittest.mock import Mock

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.config import Config
from gunicorn.http.errors import InvalidRequestLine
from gunicorn.workers.base import Worker

from portal.integration.logs import JsonFormatter

CANARY = "QQ123456C"


def breaks(request: HttpRequest, key: str = "") -> HttpResponse:
    national_insurance_number = request.GET.get("q", CANARY)
    raise ValueError(f"{national_insurance_number} is not a number")


urlpatterns = [
    path("breaks/", breaks),
    path("resume/<str:key>/", breaks),
    path("", include("portal.urls")),
]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    others = [logging.getLogger(name) for name in ("django", "axes", "portal")]
    for logger in (root, *others):
        logger.addHandler(handler)
    with override_settings(ROOT_URLCONF=__name__):
        yield out
    for logger in (root, *others):
        logger.removeHandler(handler)


def read(lines: io.StringIO) -> list[dict[str, Any]]:
    assert CANARY.lower() not in lines.getvalue().lower()
    return [json.loads(line) for line in lines.getvalue().splitlines()]


@pytest.mark.django_db
class TestTheCanary:
    def test_of_an_error(self, lines: io.StringIO) -> None:
        client = Client(raise_request_exception=False)
        answer = client.get(
            f"/breaks/?q={CANARY}",
            headers={"Cookie": f"c={CANARY}", "User-Agent": CANARY, "X-Forwarded-For": CANARY},
        )
        assert answer.status_code == 500
        assert CANARY not in answer.content.decode()
        found = read(lines)[0]
        assert found["exception"] == "ValueError"
        assert (found["method"], found["path"], found["status"]) == ("GET", "breaks/", 500)
        assert any(" breaks" in place for place in found["at"]), "the line of code is there"

    def test_of_a_key_in_an_address(self, lines: io.StringIO) -> None:
        Client(raise_request_exception=False).get(f"/resume/{CANARY}/")
        assert read(lines)[0]["path"] == "resume/<str:key>/"

    def test_of_a_search(self, lines: io.StringIO) -> None:
        Client().get(f"/no-such-page/?q={CANARY}")
        assert read(lines)[0]["path"] == "/no-such-page/"

    def test_of_a_sign_in(self, lines: io.StringIO) -> None:
        client = Client(REMOTE_ADDR="203.0.113.7")
        for _ in range(6):
            client.post("/account/staff/", {"login": f"{CANARY}@example.org", "password": CANARY})
        assert "203.0.113.7" not in lines.getvalue()
        assert read(lines)

    def test_of_a_form(self, lines: io.StringIO) -> None:
        Client(enforce_csrf_checks=True).post("/breaks/", {"name": CANARY})
        assert read(lines)


def test_our_own_words_stand_with_their_values(lines: io.StringIO) -> None:
    logging.getLogger("portal.services").error("%s links are broken", 3)
    assert read(lines)[0]["message"] == "3 links are broken"


def test_the_words_of_others_stand_without_them(lines: io.StringIO) -> None:
    logging.getLogger("some.library").error("Cannot send to %s", CANARY)
    assert read(lines)[0]["message"] == "Cannot send to %s"


def test_a_request_that_gunicorn_cannot_read_is_not_repeated(lines: io.StringIO) -> None:
    worker = Worker(0, 0, None, Mock(spec=WSGIApplication), 1, Config(), Mock())
    worker.log = logging.getLogger("gunicorn.error")
    error = InvalidRequestLine(f"GET /track/?q={CANARY} HTTP/1.1 again")
    worker.handle_error(None, Mock(), ("203.0.113.7", 4711), error)
    assert "203.0.113.7" not in lines.getvalue()
    assert read(lines)[0]["message"] == "Invalid request"


def test_a_line_says_when_and_where(lines: io.StringIO) -> None:
    logging.getLogger("portal.services").warning("Late")
    line = read(lines)[0]
    assert (line["level"], line["logger"]) == ("WARNING", "portal.services")
    assert line["time"].endswith("+00:00")
