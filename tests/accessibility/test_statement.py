"""The accessibility statement says what the law asks for, and no more than was tested."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.accessibility.models import AccessibilityStatementPage
from portal.accessibility.statement.as_document import sections
from portal.accessibility.tested.keeping import keep
from portal.accessibility.tested.report import read
from portal.council.publishing import NotFitToPublish, problems
from portal.documents.model import Document
from portal.documents.render import render
from portal.ui import generation
from tests.support.factories import council_settings
from tests.support.statements import issue, report, statement

pytestmark = pytest.mark.django_db
Read = Callable[[AccessibilityStatementPage], BeautifulSoup]


@pytest.fixture
def text(client: Client) -> Callable[[AccessibilityStatementPage], str]:
    """The words of the page as a reader gets it."""

    def _text(page: AccessibilityStatementPage) -> str:
        generation.forget()
        response = client.get(page.get_url())
        assert response.status_code == 200
        main = BeautifulSoup(response.content, "html.parser").find("main")
        assert main is not None
        return " ".join(main.get_text(" ").split())

    return _text


def publish(page: AccessibilityStatementPage) -> AccessibilityStatementPage:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_that_every_rule_is_met_cannot_be_said_before_tests_say_so() -> None:
    page = statement()
    assert any("no tests" in each for each in problems(page))
    with pytest.raises(NotFitToPublish):
        publish(page)

    keep(read(report()))
    assert publish(page).live


def test_that_every_rule_is_met_cannot_be_said_while_a_problem_is_known() -> None:
    keep(read(report()))
    assert any("known problem" in each for each in problems(statement(issue())))


def test_a_problem_that_is_mended_is_in_nobodys_way() -> None:
    keep(read(report()))
    assert problems(statement(issue(mended_on=date(2026, 11, 9)))) == []


def test_that_every_rule_is_met_cannot_be_said_after_tests_found_something() -> None:
    keep(read(report(walks=[{"name": "a form", "found": ["it ends half way"]}])))
    assert any("found problems" in each for each in problems(statement()))


def test_what_breaks_a_rule_needs_a_day_by_which_it_is_mended() -> None:
    page = statement(issue(mend_by=None), status="partly")
    assert problems(page) == [
        "“Maps cannot be read aloud” breaks a rule: say by when you will mend it."
    ]


def test_the_sentences_fixed_by_law_must_be_confirmed_unless_it_is_a_demonstration() -> None:
    page = statement(status="partly", confirmed_on=None)
    council_settings(demonstration_notice="")
    generation.forget()
    assert any("fixed by law" in each for each in problems(page))

    council_settings(demonstration_notice="This is a demonstration.")
    generation.forget()
    assert problems(page) == []


def test_a_draft_may_say_anything(admin_user: object) -> None:
    assert statement(issue(mend_by=None)).save_revision().pk


def test_the_page_tells_each_open_problem_with_its_way_round_and_dates(
    text: Callable[[AccessibilityStatementPage], str],
) -> None:
    said = text(
        publish(
            statement(
                issue(rule="1.1.1 Non-text content"),
                issue(title="Old videos", why="burden", mend_by=None),
                issue(title="Old files", why="outside", mend_by=None),
                issue(title="Mended", mended_on=date(2026, 11, 9)),
                status="partly",
            )
        )
    )
    assert "What to do now: Read the address below the map." in said
    assert "We found this on 2 November 2026. We will mend it by 1 January 2099." in said
    assert "The rule is WCAG 1.1.1 Non-text content." in said
    order = ["Maps cannot", "What we cannot mend now", "Old videos", "leaves out", "Old files"]
    assert [said.index(each) for each in order] == sorted(said.index(each) for each in order)
    assert "Mended" not in said


def test_a_promise_to_mend_that_was_not_kept_is_told(
    text: Callable[[AccessibilityStatementPage], str],
) -> None:
    said = text(publish(statement(issue(mend_by=date(2026, 11, 3)), status="partly")))
    assert "We wanted to mend it by 3 November 2026. We are late." in said


def test_the_page_tells_what_the_last_tests_looked_at(
    text: Callable[[AccessibilityStatementPage], str],
) -> None:
    page = publish(statement(status="partly"))
    assert "No results of tests have been put here yet, so we do not claim any." in text(page)

    keep(read(report()))
    said = text(page)
    assert "On 20 November 2026 a program opened 2 pages" in said
    assert "went 1 way through it" in said
    assert "everything can be used with a keyboard" in said
    assert "It found nothing wrong." in said
    assert "It used axe-core 4.14.1 and Chromium 156." in said


def test_a_claim_that_no_longer_holds_is_taken_back_by_itself(
    text: Callable[[AccessibilityStatementPage], str],
) -> None:
    keep(read(report()))
    page = publish(statement())
    assert "Words on status_words." in text(page)

    keep(
        read(
            report(
                made_at="2026-11-21T10:00:00+00:00",
                states=[
                    {"name": "home", "checks": [0], "found": ["axe at 320: a name is missing"]}
                ],
            )
        )
    )
    said = text(page)
    assert "Words on status_words." not in said
    assert "We said that this site meets every rule." in said
    assert "It found something wrong in 1 of them. We are looking into that." in said


def test_the_statement_can_be_had_in_every_format_with_the_same_words(
    text: Callable[[AccessibilityStatementPage], str],
) -> None:
    keep(read(report()))
    page = publish(statement(issue(), status="partly"))
    made = render(Document(page.title, list(sections(page))), "text").content.decode()
    told = " ".join(made.split())
    for sentence in (
        "Words on commitment.",
        "Maps cannot be read aloud",
        "We will mend it by 1 January 2099.",
        "It found nothing wrong.",
    ):
        assert sentence in told
        assert sentence in text(page)
