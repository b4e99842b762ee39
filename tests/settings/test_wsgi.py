"""What a server hands over, before any page of ours sees it."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from portal.wsgi import application
from tests.support.factories import TopicPageFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_tests_own_connection_stays_open() -> Iterator[None]:
    """A request closes connections that have failed; here it runs inside a test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def ask(path: str = "/", **environ: str) -> tuple[str, str]:
    """The status and the page for what a server hands over."""
    given: list[str] = []
    environ |= {"PATH_INFO": path, "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    body = application(environ, lambda status, headers: given.append(status))
    return given[0], b"".join(body).decode()


@pytest.mark.parametrize(
    "content_type",
    ["text/plain; charset*=nonsense''x", "text/plain; " + "a" * 12_000, ";;=", "\0"],
)
def test_a_content_type_of_nonsense_still_gets_the_page(content_type: str) -> None:
    assert ask(CONTENT_TYPE=content_type)[0] == "200 OK"


def test_a_prefix_that_one_caller_names_is_on_nobody_s_page() -> None:
    TopicPageFactory(parent=home_page(), title="Bins")
    ask(SCRIPT_NAME="//elsewhere.example")

    status, page = ask()

    assert (status, "Bins" in page, "elsewhere" in page) == ("200 OK", True, False)


def test_the_server_takes_no_prefix_from_a_header() -> None:
    assert runpy.run_path("gunicorn.conf.py")["forwarder_headers"] == ""
