"""Starts one server before the test processes, and one browser in each of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .browser import Browser
from .htmlvalidate import HtmlValidate
from .report import Report
from .server import CannotServe, Server
from .subject import Subject
from .titles import Titles

ADDRESS = "BROWSER_TESTS_ADDRESS"
"""Where the site is: inherited by test processes, or set by hand for a server of one's own."""

TITLES = "BROWSER_TESTS_TITLES"
"""A file of this run, for all its processes."""

_started = pytest.StashKey[Server]()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        handle, os.environ[TITLES] = tempfile.mkstemp(prefix="portal-titles-")
        os.close(handle)
        if not config.option.collectonly:
            config.pluginmanager.register(Report(config, own_server=ADDRESS not in os.environ))
    if ADDRESS in os.environ or config.option.collectonly:
        return
    try:
        server = Server()
    except CannotServe as reason:
        raise pytest.UsageError(str(reason)) from None
    config.stash[_started] = server
    os.environ[ADDRESS] = server.address


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        Path(os.environ.pop(TITLES)).unlink(missing_ok=True)
    if server := config.stash.get(_started, None):
        server.stop()
        os.environ.pop(ADDRESS, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """States that the same people are in are looked at in one process, one after the other."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if group := _group(item):
                item.add_marker(pytest.mark.xdist_group(group))


def _group(item: pytest.Item) -> str:
    """Whose states a test looks at, if it is a state that is made for somebody."""
    call = getattr(item, "callspec", None)
    subject = call.params.get("subject") if call else None
    if isinstance(subject, Subject) and subject.path.startswith("/people/"):
        return "-".join(subject.path.split("/")[1:3])
    return ""


@pytest.fixture(scope="session")
def titles() -> Titles:
    """Those of all pages that any process of this run has looked at."""
    return Titles(Path(os.environ[TITLES]))


@pytest.fixture(scope="session")
def validator() -> Iterator[HtmlValidate]:
    validator = HtmlValidate()
    yield validator
    validator.stop()


@pytest.fixture(autouse=True)
def reported(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> Iterator[None]:
    """Tell the report what a test asked of a page and found, if it opened one."""
    browser = request.getfixturevalue("browser") if "browser" in request.fixturenames else None
    if browser:
        browser.checks, browser.found = [], []
    yield
    if browser:
        record_property("checks", sorted(set(browser.checks)))
        record_property("found", browser.found)
        version = browser.driver.capabilities["browserVersion"]
        record_property("tools", {"Chromium": version})


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    browser = Browser(os.environ[ADDRESS])
    yield browser
    browser.quit()
