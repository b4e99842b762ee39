"""Pages in the looks that people wish for: as readable and as whole as in the usual one."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from portal.ui.display import WISHES, Look
from tests.support.journeys import EVERYTHING

from .axe import axe_problems
from .browser import DESK, PHONE, Browser
from .form_states import STATES
from .form_steps import errors
from .subject import WHOLE_MATRIX, Subject, all_subjects
from .subjects.display import DISPLAY

TOGETHER = [Look.read(letters) for letters in ("1l", "2ds", "2cf", "ksm", "1bsf")]
"""Few looks in which each wish is met, the largest letters with the most space among them."""
ALONE = [Look(**{name: value}) for name, values in WISHES.items() for value in values]
SOME = {"home", "topic", "service", "account", "bill to pay", "form check", "server error", DISPLAY}
CARRIED = "return {...document.documentElement.dataset}"
STYLE = "const of = document.querySelector(arguments[0]); return getComputedStyle(of)[arguments[1]]"


def subjects() -> Iterator[Subject]:
    """A handful of pages, of every sort that there is; all that are pages of their own if asked."""
    every = [*all_subjects(), *STATES]
    yield from (each for each in every if each.name in SOME or (WHOLE_MATRIX and each.is_whole))
    wrong = [page.subject for page in errors(EVERYTHING)]
    yield from wrong if WHOLE_MATRIX else wrong[:1]


LOOKS = [*TOGETHER, *ALONE] if WHOLE_MATRIX else TOGETHER
PAGES = list(subjects())


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("subject", PAGES, ids=str)
def test_a_page_is_sound_in_every_look(browser: Browser, subject: Subject, look: Look) -> None:
    browser.open(subject, PHONE, look=str(look))
    carried = browser.driver.execute_script(CARRIED)
    assert {name: carried.get(name) for name in look.wishes} == look.wishes
    found = {f"reflow at {PHONE}": browser.look("reflow"), "targets": browser.look("targets")}
    found[f"axe at {PHONE}"] = axe_problems(browser)
    browser.see(DESK)
    found[f"reflow at {DESK}"] = browser.look("reflow")
    assert not any(found.values()), "\n".join(
        f"{name}: {each}" for name, problems in found.items() for each in problems
    )


@pytest.mark.parametrize(
    ("letters", "of", "style", "wished"),
    [
        ("1", "html", "fontSize", "20px"),
        ("2", "html", "fontSize", "24px"),
        ("d", "body", "backgroundColor", "rgb(17, 24, 26)"),
        ("c", "body", "backgroundColor", "rgb(253, 246, 227)"),
        ("k", "header", "backgroundColor", "rgb(0, 0, 0)"),
        ("b", "body", "backgroundColor", "rgb(0, 0, 0)"),
        ("s", "footer li a", "lineHeight", "34.2px"),
        ("f", "h1", "fontFamily", "sans-serif"),
    ],
)
def test_a_wish_is_seen(browser: Browser, letters: str, of: str, style: str, wished: str) -> None:
    browser.open(Subject("home", "/"), DESK)
    usual = browser.driver.execute_script(STYLE, of, style)
    browser.open(Subject("home", "/"), DESK, look=letters)
    assert browser.driver.execute_script(STYLE, of, style) == wished != usual


def test_what_the_browser_tests_look_at_holds_every_wish() -> None:
    met = set(itertools.chain.from_iterable(look.wishes.items() for look in TOGETHER))
    assert met == {(name, value) for name, values in WISHES.items() for value in values}
    assert {page.name for page in PAGES} >= SOME


def test_there_are_few_of_them_in_a_usual_run() -> None:
    """Axe over and over is what costs: what a run is asked to open is bounded, not its minutes."""
    errors_shown = 1
    assert len(SOME) + errors_shown <= 9
    assert len(TOGETHER) <= 5
    if not WHOLE_MATRIX:
        assert len(PAGES) * len(LOOKS) <= 45


def test_it_is_chosen_without_a_script_and_leads_back_to_where_the_person_was(
    browser: Browser,
) -> None:
    browser.open(Subject("a to z", "/a-to-z/"), PHONE, script=False)
    browser.follow("footer a[href='/display/']")
    browser.press("[name=text][value=largest]")
    browser.press("[name=theme][value=black]")
    browser.follow("main .form-end button")
    assert browser.path == "/a-to-z/"
    assert Look(text="largest", theme="black").wishes.items() <= set(shown(browser).items())
    browser.follow("footer a[href='/display/']")
    browser.follow("[name=usual]")
    assert browser.path == "/a-to-z/"
    assert shown(browser) == {}


def shown(browser: Browser) -> dict[str, str]:
    return dict(browser.driver.execute_script(CARRIED))
