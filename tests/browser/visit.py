"""Every check on one page in few openings: forms have many pages, and opening costs most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .axe import axe_problems
from .browser import BIG_PHONE, DESK, FORCED, PHONE, ZOOM, Browser
from .htmlvalidate import HtmlValidate
from .keyboard import walk
from .subject import Subject

FIELDS = "main :is(input:not([type=hidden]), select, textarea)"
CHANCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b|\S+@example\.com|\b\d+:\d\d[ap]m\b")
FOCUSED = "return document.activeElement"


def visit(
    browser: Browser, validator: HtmlValidate, subject: Subject, asked: object, *, whole: bool
) -> list[str]:
    """Give what is wrong with a page of a form, each problem with what found it.

    ``asked`` is what ``asking.attributes`` says of its questions. Unless it is the ``whole``, the
    page is looked at on a phone only.
    """
    return [
        f"{name}: {each}"
        for name, found in _found(browser, validator, subject, asked, whole)
        for each in found
    ]


Found = Iterator[tuple[str, Iterable[str]]]


def _found(
    browser: Browser, validator: HtmlValidate, subject: Subject, asked: object, whole: bool
) -> Found:
    browser.console()
    browser.open(subject, PHONE)
    yield "console", [line for line in browser.console() if not _expected(browser, line)]
    yield "status", [] if browser.status == subject.status else [str(browser.status)]
    yield "summary", summary(browser, subject)
    yield "html", validator.problems(browser.source)
    yield "asked", browser.look("asked", asked)
    yield "outline", browser.look("outline", False)
    for look in ("links", "order", "reflow", "targets"):
        yield look, browser.look(look)
    yield "axe at 320", axe_problems(browser)
    yield "links of the summary", follow_summary(browser)
    if whole:
        yield from _elsewhere(browser, subject)
        yield from _without(browser, subject)


def _expected(browser: Browser, line: str) -> bool:
    """A browser also says that a page has another status than 200, and that it was told to forget.

    It asks for an icon by itself where it may keep none.
    """
    own = f"{browser.driver.current_url} - Failed to load resource: the server responded"
    icon = f"{browser.address}/favicon.ico - "
    return line.startswith((own, icon)) or "Clear-Site-Data header" in line


def _elsewhere(browser: Browser, subject: Subject) -> Found:
    """The same page in other sizes, in forced colours, in print, spaced out and without styles."""
    browser.open(subject, FORCED)
    yield "forced colours", browser.look("forced")
    for view in (ZOOM, DESK):
        browser.see(view)
        browser.driver.execute_script("document.activeElement.blur()")
        yield f"keyboard at {view}", walk(browser)
    for view in (ZOOM, BIG_PHONE, DESK):
        browser.see(view)
        yield f"reflow at {view}", browser.look("reflow")
    yield "targets at 1280", browser.look("targets")
    yield "axe at 1280", axe_problems(browser)
    browser.media("print")
    yield "print", browser.look("printed")
    browser.see(PHONE)
    browser.look("spacing")
    yield "spaced out", browser.look("reflow")
    yield "without styles", browser.look("unstyled")


def _without(browser: Browser, subject: Subject) -> Found:
    """The same page without a script."""
    browser.open(subject, PHONE)
    said = _reading(browser)
    browser.open(subject, PHONE, script=False)
    now = _reading(browser)
    yield "without script", [] if now == said else [f"it says {now}", f"instead of {said}"]
    yield "links of the summary without script", follow_summary(browser)


def _reading(browser: Browser) -> str:
    """The words, less those that differ each time: a reference, an address made up, a time."""
    return CHANCE.sub("…", " ".join(browser.find("body").text.split()))


def summary(browser: Browser, subject: Subject) -> Iterator[str]:
    """An error has the focus, and the title says so; where there is none, nothing says so."""
    says_error = browser.driver.title.startswith("Error: ")
    if says_error != subject.in_error:
        yield f"the title is “{browser.driver.title}”"
    there = browser.find_all(".govuk-error-summary")
    if not subject.in_error:
        yield from (f"there is one: {each.text}" for each in there)
        return
    focused = browser.driver.execute_script(FOCUSED)
    if [focused] != there:
        yield f"the focus is on {focused.tag_name} {focused.get_attribute('class')}"


def follow_summary(browser: Browser) -> Iterator[str]:
    """Press each link: it has to move the focus to the box that it names."""
    fields = browser.find_all(FIELDS)
    for target in browser.look("summary"):
        browser.press(f'.govuk-error-summary a[href="{target}"]')
        reached = browser.driver.execute_script(FOCUSED)
        if reached not in fields or f"#{reached.get_attribute('id')}" != target:
            yield f"{target} leads to {reached.tag_name}"
