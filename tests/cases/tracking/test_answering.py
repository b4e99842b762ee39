"""Answering what we asked: on the page, without a script, once, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from portal.cases import asking, clocks
from portal.cases.asking import ask
from portal.cases.changes import change_status
from portal.cases.clocks import Rule
from portal.cases.lengths import Length, Unit
from portal.cases.models import Basis, Case, CaseQuestion, Status, What, Who
from portal.cases.promises import WAITING
from portal.cases.timeline import WEBSITE, staff
from portal.cases.tracking import tries
from portal.cases.tracking.forms import LONGEST
from portal.cases.tracking.story import ASKED
from tests.support.cases import CaseFactory
from tests.support.factories import UserFactory

from .conftest import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(case: Case) -> CaseQuestion:
    return ask(case, "What colour is it?\n\nGreen or blue?", WEBSITE)


def send(client: Client, question: CaseQuestion, typed: str, **other: Any) -> HttpResponse:
    return client.post(
        f"{address(question.case)}answer/{question.pk}/",
        {f"question-{question.pk}-answer": typed},
        **other,
    )


def page_of(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def answers(case: Case) -> list[str]:
    return [each.words for each in case.timeline.filter(what=What.ANSWER)]


def test_the_question_stands_above_its_box(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    page = page_of(inside.get(address(case)))
    section = page.select_one(f"section[aria-labelledby=question-{question.pk}]")
    assert "Green or blue?" in section.text
    box = section.select_one("textarea")
    assert page.select_one(f"label[for={box['id']}]").text.strip() == "Your answer"
    assert ASKED in page.select_one(".lead").text
    assert "What colour is it?" in page.select_one(".timeline").text


def test_what_happens_next_is_said_once_while_we_ask(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    page = page_of(inside.get(address(case)))
    assert WAITING in page.select_one(".timeline .next").text
    assert not page.select("#promise")


def test_a_day_set_by_law_stays_in_sight_while_we_ask(case: Case, inside: Client) -> None:
    law = Rule("law", "We must reply", Length(20, Unit.WORKING_DAYS), "An Act", Basis.LAW)
    clocks.start(case, law, "We got it")
    ask(case, "What colour is it?", WEBSITE)
    assert page_of(inside.get(address(case))).select_one("#promise")


def test_an_answer_is_thanked_for_and_the_box_goes(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    done = send(inside, question, "Green", follow=True)
    page = page_of(done)
    assert "We have your answer." in page.select_one("[role=status]").text
    assert not page.select("main textarea")
    headings = [each.text for each in page.select(".timeline h3")]
    assert headings[1:4] == ["We asked you", "You answered", "News"]
    assert answers(case) == ["Green"]


def test_pressed_twice_it_is_sent_once(case: Case, inside: Client, question: CaseQuestion) -> None:
    first, second = (send(inside, question, "Green") for _ in range(2))
    assert first.status_code == second.status_code == 303
    assert first.headers["Location"] == second.headers["Location"]
    assert answers(case) == ["Green"]
    assert not case.timeline.filter(what=What.NOTE, who=Who.PERSON).exists()


def test_an_empty_answer_is_said_beside_the_box_and_in_the_summary(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    response = send(inside, question, " ")
    page = page_of(response)
    assert response.status_code == 422
    assert page.title.text.startswith("Error: ")
    link = page.select_one(".govuk-error-summary a")
    box = page.select_one("main textarea")
    assert link["href"] == f"#{box['id']}"
    assert link.text in page.select_one(f"#{box['aria-describedby'].split()[-1]}").text or (
        link.text in page.select_one(".govuk-error-message").text
    )
    assert "What has happened" in page.text, "the rest of the page is still there"


def test_an_answer_that_is_too_long_comes_back_whole(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    long = "Green. " * 400
    response = send(inside, question, long)
    assert response.status_code == 422
    assert page_of(response).select_one("main textarea").text.strip() == long.strip()
    assert f"{LONGEST:,} characters or fewer" in page_of(response).text
    assert answers(case) == []
    assert send(inside, question, "x" * LONGEST).status_code == 303


def test_two_questions_have_a_box_each_and_a_mistake_in_one_is_its_own(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    other = ask(case, "Which street?", WEBSITE)
    response = send(inside, other, "")
    page = page_of(response)
    ids = [box["id"] for box in page.select("main textarea")]
    assert len(set(ids)) == 2
    assert len(page.select(".govuk-error-message")) == 1
    assert send(inside, question, "Green").status_code == 303
    page = page_of(inside.get(address(case)))
    assert len(page.select("main textarea")) == 1
    assert "Which street?" in page.text


@pytest.mark.parametrize("typed", ["It was blue", "Blue. " * 400])
def test_what_is_typed_for_a_question_that_was_withdrawn_is_not_lost(
    case: Case, inside: Client, question: CaseQuestion, typed: str
) -> None:
    change_status(case, Status.WITH_TEAM, WEBSITE)
    response = send(inside, question, typed)
    if response.status_code == 422:  # too long for a message too
        assert page_of(response).select_one("textarea[name=message]").text.strip() == typed.strip()
        return
    assert response.headers["Location"].endswith("?sent")
    assert case.timeline.get(what=What.NOTE, who=Who.PERSON).words == typed


def test_an_answer_after_one_by_telephone_is_a_message(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    asking.answer(question, "Green", staff(UserFactory()))
    assert send(inside, question, "Blue").headers["Location"].endswith("?sent")
    assert answers(case) == ["Green"]
    assert case.timeline.get(what=What.NOTE, who=Who.PERSON).words == "Blue"


def test_an_answer_needs_the_cookie_the_token_and_its_own_case(
    case: Case, inside: Client, question: CaseQuestion
) -> None:
    assert send(Client(), question, "Green").headers["Location"] == "/track/"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = inside.cookies
    assert send(strict, question, "Green").status_code == 403
    foreign = ask(CaseFactory(), "What colour?", WEBSITE)
    inside.post(f"{address(case)}answer/{foreign.pk}/", {f"question-{foreign.pk}-answer": "Green"})
    foreign.refresh_from_db()
    assert foreign.is_open
    assert answers(case) == []


def test_opening_the_address_of_an_answer_leads_to_the_case(
    inside: Client, question: CaseQuestion
) -> None:
    response = inside.get(f"{address(question.case)}answer/{question.pk}/")
    assert response.headers["Location"] == address(question.case)


def test_answers_are_limited_like_messages(
    case: Case, inside: Client, question: CaseQuestion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tries, "may_write", lambda reference: False)
    assert send(inside, question, "Green").status_code == 429
    assert answers(case) == []
