"""Every page and every error state of every form: see ``form_steps`` for where they come from."""

from __future__ import annotations

import os

import pytest

from .axe import axe_problems
from .browser import CONTRAST, DARK, FORCED, Browser, View
from .form_states import STATES
from .form_steps import FormPage, errors, journeys, pages
from .htmlvalidate import HtmlValidate
from .subject import Subject
from .test_markup import validator
from .visit import visit

__all__ = ["validator"]

WHOLE_MATRIX = os.environ.get("MATRIX") == "all"
PAGES = [page for journey in journeys() for page in pages(journey)]
ERRORS = [page for journey in journeys() for page in errors(journey)]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_of_a_form_is_sound(
    browser: Browser, validator: HtmlValidate, page: FormPage
) -> None:
    found = visit(browser, validator, page.subject, page.asked, whole=True)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", ERRORS, ids=str)
def test_an_error_on_a_page_of_a_form_is_sound(
    browser: Browser, validator: HtmlValidate, page: FormPage
) -> None:
    found = visit(browser, validator, page.subject, page.asked, whole=WHOLE_MATRIX)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("subject", STATES, ids=str)
def test_a_page_about_a_form_is_sound(
    browser: Browser, validator: HtmlValidate, subject: Subject
) -> None:
    found = visit(browser, validator, subject, {}, whole=True)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("view", [DARK, CONTRAST, FORCED], ids=str)
@pytest.mark.parametrize("page", [*PAGES, *ERRORS] if WHOLE_MATRIX else PAGES[:1], ids=str)
def test_axe_finds_nothing_on_a_form_in_other_colours(
    browser: Browser, page: FormPage, view: View
) -> None:
    browser.open(page.subject, view)
    assert axe_problems(browser) == []
