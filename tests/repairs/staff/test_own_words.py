"""What somebody wrote in their own words, where a report is sorted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from portal.forms.definition import Kind, Question, QuestionStep, Section
from portal.repairs.models import Repair
from tests.support.factories import UserFactory
from tests.support.people import signed_in
from tests.support.repairs import ANSWERS, LIKE_IT, a_case, repair_of, sent

from .conftest import NOW, page_of, words

pytestmark = pytest.mark.django_db


def _asks(name: str, short: str, kind: Kind = Kind.TEXT) -> QuestionStep:
    asked = Question(name, kind, f"{short}?", short=short, required=False, sensitive=True)
    return QuestionStep(name.replace("_", "-"), (asked,))


ASKED = (
    _asks("own_words", "What is wrong", Kind.TEXTAREA),
    _asks("more_words", "More about it", Kind.TEXTAREA),
    _asks("entry", "How to get in"),
    _asks("at_home", "Who is at home"),
)
JOURNEY = replace(LIKE_IT, sections=(*LIKE_IT.sections, Section("told", "Told", ASKED)))
TOLD = {
    "own_words": "The fence fell over.\nIt is <b>on</b> the car.",
    "more_words": "",
    "entry": "Ring the top bell",
    "at_home": "Nobody but me",
}


def told(**more: Any) -> Repair:
    case = a_case("A repair", NOW)
    sent(case, {**ANSWERS, **TOLD, **more}, JOURNEY)
    return repair_of("", case=case)


def read(client: Client, repair: Repair) -> str:
    return words(client.get(page_of(repair)))


def test_staff_who_sort_a_report_read_what_is_wrong_in_the_tenants_own_words(
    adviser: Client,
) -> None:
    page = read(adviser, told())
    assert "What is wrong The fence fell over. It is <b>on</b> the car." in page
    assert "How to get in Ring the top bell" in page


def test_what_was_left_empty_is_not_asked_about_again(adviser: Client) -> None:
    assert "In their own words What is wrong The fence" in read(adviser, told())
    page = read(adviser, told(own_words="", entry=""))
    assert "More about it Not given" in page  # in the list of all that was asked
    assert "In their own words What is wrong" not in page


def test_who_is_at_home_stays_on_its_own_page(adviser: Client) -> None:
    assert "Nobody but me" not in read(adviser, told())


def test_who_may_only_look_reads_none_of_it(db: None) -> None:
    user: Any = UserFactory()
    rights = Group.objects.get(name="Advisers").permissions
    user.user_permissions.set(rights.exclude(codename="change_repair"))
    page = read(signed_in(user), told())
    assert "The fence fell over" not in page
    assert "What is wrong Given, not shown here" in page


def test_a_repair_that_no_form_opened_has_no_words(adviser: Client) -> None:
    page = adviser.get(page_of(repair_of()))
    assert page.context["own_words"] == []
