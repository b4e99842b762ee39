"""A case whose person we could not reach is marked until staff have acted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from portal.cases.bounces import could_not_reach
from portal.cases.changes import add_note, change_status
from portal.cases.contacts import Contact
from portal.cases.messages import REPLY
from portal.cases.models import Case, Status
from portal.cases.timeline import PERSON, WEBSITE, staff
from portal.integration.messages import queue
from portal.integration.models import Channel
from tests.support.cases import CaseFactory
from tests.support.factories import UserFactory

from .conftest import Reached, words

pytestmark = pytest.mark.django_db
MARK = "We could not reach them"


def bounce(case: Case) -> None:
    delivery = queue(REPLY, case.timeline.latest("pk").pk, channel=Channel.EMAIL)
    could_not_reach(case, delivery, "no such user", must_know=True)


def rows(client: Client) -> str:
    """The list without the choices above it, one of which has the same words."""
    return words(client.get(reverse("cases_list"))).split("Opened")[-1]


def test_it_is_marked_in_the_list_and_on_its_page(
    adviser: Client, case: Case, reached: Reached
) -> None:
    reached(Contact(email="sam@example.org"))
    assert MARK not in rows(adviser)
    bounce(case)
    assert MARK in rows(adviser)
    assert MARK in words(adviser.get(reverse("cases_case", args=[case.shown_reference])))


def test_the_mark_goes_when_staff_act_and_not_before(case: Case, reached: Reached) -> None:
    reached(Contact(email="sam@example.org"))
    bounce(case)
    add_note(case, "Is there any news?", PERSON, public=True)
    add_note(case, "A van was there.", WEBSITE, public=True)
    case.refresh_from_db()
    assert case.bounced_at
    add_note(case, "Rang them.", staff(UserFactory()), public=False)
    case.refresh_from_db()
    assert case.bounced_at is None


def test_they_can_be_listed_alone_also_those_that_have_ended(
    adviser: Client, case: Case, reached: Reached
) -> None:
    reached(Contact(email="sam@example.org"))
    CaseFactory(title="Reached")
    asked = {"show": "bounced"}
    assert "No case fits" in words(adviser.get(reverse("cases_list"), asked))
    change_status(case, Status.DONE, WEBSITE)
    bounce(case)
    page = words(adviser.get(reverse("cases_list"), asked))
    assert case.shown_reference in page
    assert "Reached" not in page
