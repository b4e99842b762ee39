"""axe-core finds nothing, on any page, at any width, in any colours."""

import os

import pytest

from .axe import axe_problems
from .browser import BIG_PHONE, CONTRAST, DARK, DESK, FORCED, PHONE, Browser, View
from .subject import Subject, all_subjects, each_in, named

KEY = named("home", "service", "questions invalid")
MODES = [DARK, CONTRAST, FORCED, BIG_PHONE]


@each_in(PHONE, DESK)
def test_axe_finds_nothing(browser: Browser, subject: Subject, view: View) -> None:
    browser.open(subject, view)
    assert axe_problems(browser) == []


@pytest.mark.parametrize("view", MODES, ids=str)
@pytest.mark.parametrize(
    "subject", all_subjects() if os.environ.get("MATRIX") == "all" else KEY, ids=str
)
def test_axe_finds_nothing_in_other_colours_and_widths(
    browser: Browser, subject: Subject, view: View
) -> None:
    browser.open(subject, view)
    assert axe_problems(browser) == []
