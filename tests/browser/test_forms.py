"""Every page and every error state of every form: see ``form_steps`` for where they come from."""

from __future__ import annotations

import pytest

from portal.forms.definition import Kind, QuestionStep
from tests.support.journeys import EVERYTHING

from .browser import Browser
from .form_states import STATES
from .form_steps import FormPage, built, errors, journeys, pages, pages_of_built
from .htmlvalidate import HtmlValidate
from .subject import WHOLE_MATRIX, Subject
from .visit import visit

PAGES = [page for journey in journeys() for page in pages(journey)] + pages_of_built()
ERRORS = [
    page
    for journey in (*journeys(), *(built() if WHOLE_MATRIX else ()))
    for page in errors(journey)
]
"""Those of the ready-made forms are of the same kinds: they are looked at with the whole matrix."""


def kinds(page: FormPage) -> set[object]:
    """What a page is made of: its kind of step, and of its questions."""
    step = page.place.live.step
    asked = step.questions if isinstance(step, QuestionStep) else ()
    return {type(step), *(each.kind for each in asked)}


def looked_at_whole() -> set[str]:
    """The form that asks in almost every way there is, and each page that brings a kind more."""
    met: set[object] = set()
    chosen: set[str] = set()
    for page in sorted(PAGES, key=lambda page: page.journey.key != EVERYTHING.key):
        if page.journey.key == EVERYTHING.key or kinds(page) - met:
            met |= kinds(page)
            chosen.add(str(page))
    return chosen


WHOLE = looked_at_whole()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_page_of_a_form_is_sound(
    browser: Browser, validator: HtmlValidate, page: FormPage
) -> None:
    whole = str(page) in WHOLE or WHOLE_MATRIX
    found = visit(browser, validator, page.subject, whole=whole, step=page.step)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", ERRORS, ids=str)
def test_an_error_on_a_page_of_a_form_is_sound(
    browser: Browser, validator: HtmlValidate, page: FormPage
) -> None:
    found = visit(browser, validator, page.subject, whole=WHOLE_MATRIX, step=page.step)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("subject", STATES, ids=str)
def test_a_page_about_a_form_is_sound(
    browser: Browser, validator: HtmlValidate, subject: Subject
) -> None:
    whole = subject.is_whole or WHOLE_MATRIX
    found = visit(browser, validator, subject, whole=whole, in_form=True)
    assert not found, "\n".join(found)


def test_a_page_with_each_kind_of_question_is_looked_at_whole() -> None:
    whole = [kinds(page) for page in PAGES if str(page) in WHOLE]
    assert set[object](Kind) <= set[object]().union(*whole)
    assert len(whole) < len(PAGES)
