"""Starts one server before the test processes, and one browser in each of them."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from .browser import Browser
from .server import CannotServe, Server

ADDRESS = "BROWSER_TESTS_ADDRESS"
"""Where the site is: inherited by test processes, or set by hand for a server of one's own."""

_started = pytest.StashKey[Server]()


def pytest_configure(config: pytest.Config) -> None:
    if ADDRESS in os.environ or config.option.collectonly:
        return
    try:
        server = Server()
    except CannotServe as reason:
        raise pytest.UsageError(str(reason)) from None
    config.stash[_started] = server
    os.environ[ADDRESS] = server.address


def pytest_unconfigure(config: pytest.Config) -> None:
    if server := config.stash.get(_started, None):
        server.stop()
        os.environ.pop(ADDRESS, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    browser = Browser(os.environ[ADDRESS])
    yield browser
    browser.quit()
