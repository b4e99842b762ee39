"""Every check on one page in few openings: there are many pages, and opening costs most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from portal.forms.definition import Step

from .asking import attributes
from .axe import axe_problems
from .browser import BIG_PHONE, CONTRAST, DARK, DESK, FORCED, PHONE, ZOOM, Browser
from .htmlvalidate import HtmlValidate
from .keyboard import skip, walk
from .report import family
from .spoken import spoken
from .subject import WHOLE_MATRIX, Subject
from .titles import Titles

FIELDS = "main :is(input:not([type=hidden]), select, textarea)"
BUTTONS = "main form [type=submit]"
"""What an error may lead to outside a form's steps: the button that is to be pressed again."""
CHANCE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b|\S+@example\.com|\b\d+:\d\d[ap]m\b")
FOCUSED = "return document.activeElement"
RECOLOURED = (DARK, CONTRAST)
"""The first width in other colours."""
ASKED = "return performance.getEntriesByType('resource').map(({ name }) => name)"

Found = Iterator[tuple[str, Iterable[str]]]


def visit(
    browser: Browser,
    validator: HtmlValidate,
    subject: Subject,
    *,
    whole: bool,
    step: Step | None = None,
    in_form: bool = False,
    titles: Titles | None = None,
) -> list[str]:
    """Give what is wrong with a page in one state, each problem with what found it.

    A page is looked at ``whole`` once; in its other states what can differ is. A page of a form is
    held against the ``step`` that it was made from; one ``in_form`` asks nothing. With ``titles``,
    no other page may have its title.
    """
    for name, found in _found(
        browser, validator, subject, whole, step, in_form or bool(step), titles
    ):
        browser.checks.append(family(name))
        browser.found += [f"{name}: {each}" for each in found]
    return list(browser.found)


def _found(
    browser: Browser,
    validator: HtmlValidate,
    subject: Subject,
    whole: bool,
    step: Step | None,
    in_form: bool,
    titles: Titles | None,
) -> Found:
    browser.console()
    browser.open(subject, PHONE)
    yield from _sent(browser, validator, subject)
    if titles and not subject.same_title_as:
        other = titles.taken(browser.driver.title, subject.name)
        yield "title", [f"“{browser.driver.title}” is the title of {other} too"] if other else []
    yield "summary", summary(browser, subject)
    if in_form:
        yield "asked", browser.look("asked", attributes(step) if step else {})
    if step:
        yield "spoken", spoken(browser, step, in_error=subject.in_error)
    yield "outline", browser.look("outline", subject.bare)
    for look in ("links", "order", "reflow", "targets"):
        yield look, browser.look(look)
    yield "axe at 320", axe_problems(browser)
    seen, said = browser.look("seen"), reading(browser)
    yield "links of the summary", follow_summary(browser, buttons=not in_form)
    yield from _by_keyboard(browser, subject, whole)
    yield from _elsewhere(browser, whole, seen)
    yield from _otherwise(browser, subject)
    if whole:
        yield from _without(browser, subject, said, not in_form)


def _sent(browser: Browser, validator: HtmlValidate, subject: Subject) -> Found:
    """What came, before any style or script."""
    yield "console", [line for line in browser.console() if not _expected(browser, line)]
    yield "status", [] if browser.status == subject.status else [str(browser.status)]
    asked: list[Any] = browser.driver.execute_script(ASKED)
    yield "hosts", [each for each in asked if not str(each).startswith(browser.address)]
    yield "html", validator.problems(browser.source)


def _expected(browser: Browser, line: str) -> bool:
    """A browser also says that a page has another status than 200, and that it was told to forget.

    It asks for an icon by itself where it may keep none.
    """
    own = f"{browser.driver.current_url} - Failed to load resource: the server responded"
    icon = f"{browser.address}/favicon.ico - "
    return line.startswith((own, icon)) or "Clear-Site-Data header" in line


def _by_keyboard(browser: Browser, subject: Subject, whole: bool) -> Found:
    """The head and foot are gone through where a page is looked at whole."""
    if not whole:
        browser.see(ZOOM)
        yield f"keyboard at {ZOOM}", walk(browser, "main")
        return
    for view in (ZOOM, DESK):
        browser.see(view)
        yield f"keyboard at {view}", walk(browser)
    if not subject.bare:
        browser.see(PHONE)
        yield "skip link", skip(browser)


def _elsewhere(browser: Browser, whole: bool, seen: str) -> Found:
    """The same page in other sizes and, if it is the ``whole``, in other colours.

    ``seen``: what is seen of it at 320 px.
    """
    for view in (ZOOM, BIG_PHONE, DESK):
        browser.see(view)
        yield f"reflow at {view}", browser.look("reflow")
    yield f"targets at {DESK}", browser.look("targets")
    browser.look("top")  # or what has the focus would be looked at in the colours of focus
    views = (DESK, DARK, CONTRAST) if whole else ()
    for view in (*views, FORCED, BIG_PHONE) if WHOLE_MATRIX else views:
        browser.see(view)
        yield f"axe at {view}", axe_problems(browser, like=seen if view in RECOLOURED else "")


def _otherwise(browser: Browser, subject: Subject) -> Found:
    """In the reader's own colours, on paper, spaced out, and without styles."""
    browser.see(FORCED)
    yield "forced colours", browser.look("forced")
    browser.media("print")
    yield "print", browser.look("printed") if not subject.bare else []
    browser.see(PHONE)
    browser.look("spacing")
    yield "spaced out", browser.look("reflow")
    yield "without styles", browser.look("unstyled")


def _without(browser: Browser, subject: Subject, said: str, buttons: bool) -> Found:
    """The same page without a script says what it ``said`` with one, and its forms work."""
    browser.open(subject, PHONE, script=False)
    now = reading(browser)
    yield "without script", [] if now == said else [f"it says {now}", f"instead of {said}"]
    yield "status without script", [] if browser.status == subject.status else [str(browser.status)]
    links = follow_summary(browser, buttons=buttons)
    yield "links of the summary without script", links


def reading(browser: Browser) -> str:
    """The words, less those that differ each time: a reference, an address made up, a time."""
    return CHANCE.sub("…", browser.look("said"))


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
    if not browser.look("summary"):
        yield "it has no link"


def follow_summary(browser: Browser, *, buttons: bool = False) -> Iterator[str]:
    """Press each link: it has to move the focus to the box that it names, or to a button."""
    fields = browser.find_all(f"{FIELDS}, {BUTTONS}" if buttons else FIELDS)
    for target in browser.look("summary"):
        browser.press(f'.govuk-error-summary a[href="{target}"]')
        reached = browser.driver.execute_script(FOCUSED)
        if reached not in fields or f"#{reached.get_attribute('id')}" != target:
            yield f"{target} leads to {reached.tag_name}"
