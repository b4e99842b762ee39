"""A case that its own room moves: neither staff nor a system sets its status beside it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from portal.cases import steered
from portal.cases.changes import change_status
from portal.cases.models import Case, Status
from portal.cases.timeline import WEBSITE
from tests.support.api import Calling, make_system, now
from tests.support.cases import CaseFactory
from tests.support.people import Enter

pytestmark = pytest.mark.django_db

INSTEAD = "Move the thing itself."


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr(steered, "_registered", {"of-a-room": INSTEAD})
    made: Case = CaseFactory(kind="of-a-room")
    return made


@pytest.fixture
def adviser(enter: Enter) -> Client:
    return enter("Advisers")


def at(case: Case, name: str) -> str:
    return reverse(name, args=[case.shown_reference])


@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_are_told_what_to_do_instead(adviser: Client, case: Case, method: str) -> None:
    typed = {"seen": "0", "once": "x", "status": "done", "words": "Done."}
    page: Any = getattr(adviser, method)(at(case, "cases_status"), typed, follow=True)
    assert page.redirect_chain
    assert INSTEAD in page.content.decode()
    case.refresh_from_db()
    assert case.status == Status.RECEIVED


def test_its_page_offers_the_rest_and_no_status(adviser: Client, case: Case) -> None:
    page = adviser.get(at(case, "cases_case")).content.decode()
    assert 'href="reply/"' in page
    assert 'href="status/"' not in page


def test_any_other_case_offers_its_status(adviser: Client, case: Case) -> None:
    other: Case = CaseFactory()
    page = adviser.get(at(other, "cases_case")).content.decode()
    assert 'href="status/"' in page


def test_a_system_is_refused_and_nothing_changes(case: Case) -> None:
    calling = Calling(make_system())
    Case.objects.filter(pk=case.pk).update(team=calling.system.team)
    answer = calling.post(f"/cases/{case.reference}/status", {"status": "done", "at": now()})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == "status"
    case.refresh_from_db()
    assert case.status == Status.RECEIVED


def test_a_question_opens_no_case_that_its_own_room_has_ended(adviser: Client, case: Case) -> None:
    assert 'href="ask/"' in adviser.get(at(case, "cases_case")).content.decode()
    change_status(case, Status.DONE, WEBSITE, "It is fixed.")
    assert 'href="ask/"' not in adviser.get(at(case, "cases_case")).content.decode()
    calling = Calling(make_system())
    Case.objects.filter(pk=case.pk).update(team=calling.system.team)
    asked = {"words": "Is it?", "at": now()}
    assert calling.post(f"/cases/{case.reference}/questions", asked).status_code == 422
    case.refresh_from_db()
    assert case.status == Status.DONE


def test_a_question_opens_any_other_case_again(adviser: Client, case: Case) -> None:
    other: Case = CaseFactory()
    change_status(other, Status.DONE, WEBSITE, "Done.")
    assert 'href="ask/"' in adviser.get(at(other, "cases_case")).content.decode()


def test_two_rooms_cannot_steer_one_kind(case: Case) -> None:
    steered.register("of-a-room", INSTEAD)
    with pytest.raises(ValueError, match="of-a-room"):
        steered.register("of-a-room", "Another way.")


def test_repairs_are_steered_by_their_own_room() -> None:
    repair: Case = CaseFactory(kind="report-a-repair")
    assert "All about this repair" in steered.instead(repair)
    assert steered.instead(CaseFactory()) == ""
