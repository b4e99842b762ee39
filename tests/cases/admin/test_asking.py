"""Asking the person from their case, and putting in what they answered by telephone."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from portal.cases.asking import ask
from portal.cases.changes import add_note
from portal.cases.models import Case, Status, What, Who
from portal.cases.timeline import WEBSITE, system
from tests.cases.telling import housing
from tests.support.cases import CaseFactory

from .conftest import words
from .test_actions import address, do

pytestmark = pytest.mark.django_db


def test_a_question_is_asked_and_its_answer_put_in_by_staff(adviser: Client, case: Case) -> None:
    page = reverse("cases_case", args=[case.shown_reference])
    assert "Put in their answer" not in words(adviser.get(page))
    do(adviser, case, "ask", words="What colour is it?")
    question = case.questions.get()
    assert case.status == Status.WAITING
    assert "Put in their answer" in words(adviser.get(page))
    asked = BeautifulSoup(adviser.get(address(case, "answer")).content, "html.parser")
    assert "What colour is it?" in asked.select_one("label[for=id_question_0]").text
    assert asked.select_one("input[name=question][checked]"), "the only one is chosen"
    do(adviser, case, "answer", question=question.pk, words="Green, they say.")
    question.refresh_from_db()
    assert question.answer == "Green, they say."
    assert case.status == Status.WITH_TEAM
    assert case.timeline.get(what=What.ANSWER).who == Who.USER
    assert "Put in their answer" not in words(adviser.get(page))


def test_an_answer_to_another_cases_question_is_refused(adviser: Client, case: Case) -> None:
    foreign = ask(CaseFactory(), "Which street?", WEBSITE)
    ask(case, "What colour is it?", WEBSITE)
    page = do(adviser, case, "answer", question=foreign.pk, words="Green")
    assert page.status_code == 422
    assert "not open any more" in words(page)
    foreign.refresh_from_db()
    assert foreign.is_open


def test_what_a_system_did_bears_its_name(adviser: Client, case: Case) -> None:
    add_note(case, "The order is placed.", system(housing()), public=False)
    page = words(adviser.get(reverse("cases_case", args=[case.shown_reference])))
    assert "Housing system" in page
