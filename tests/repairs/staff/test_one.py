"""One repair on one page: what it shows, to whom, and that looking is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from portal.accounts.models import AuditEntry
from portal.cases.models import ServiceOwner
from portal.cases.timeline import WEBSITE
from portal.repairs.course.moving import merge
from portal.repairs.course.states import State
from portal.repairs.models import Repair, Visit, VisitState
from portal.repairs.reporting.opening import KIND
from portal.repairs.staff.actions import EVERY
from tests.support.cases import CaseFactory
from tests.support.factories import UserFactory
from tests.support.people import Enter, member, signed_in
from tests.support.repairs import ANSWERS, at, repair_of

from .conftest import NOW, address, page_of, words

pytestmark = pytest.mark.django_db


def read(client: Client, repair: Repair) -> str:
    page = client.get(page_of(repair))
    assert page.status_code == 200
    return words(page)


def test_it_says_what_was_reported_by_when_and_how_it_moved(adviser: Client, law: None) -> None:
    repair = repair_of("sink-blocked", told_at=NOW - timedelta(hours=3), answers=ANSWERS)
    page = read(adviser, repair)
    for said in (
        "Kitchen > Sink > It is blocked",
        "To be booked",
        "We will do this repair. Next, we agree a time with you.",
        "Urgent",
        "Plumber, SOR DEMO0001, 60 minutes",
        "Somebody",  # their name
        "SI 1994/133",  # the source of a deadline
        "Right to Repair",
        "What the person told us",
        "No visit yet.",
    ):
        assert said in page, said


def test_what_the_catalogue_has_no_words_for_says_so(adviser: Client) -> None:
    page = read(adviser, repair_of(""))
    assert "Reported as In their own words" in page
    assert "To be decided" in page


def test_a_danger_has_its_steps_with_their_moments(adviser: Client, law: None) -> None:
    page = read(adviser, repair_of("hall-mould"))
    assert "Danger: damp and mould" in page
    assert "We knew of it 10 March 2026" in page
    assert "It was made safe Not yet" in page


def test_visits_are_listed_with_their_times(adviser: Client) -> None:
    repair, start = repair_of(), NOW + timedelta(days=1)
    end = start + timedelta(hours=4)
    Visit.objects.create(repair=repair, state=VisitState.BOOKED, start=start, end=end, booking="B1")
    assert "Booked : Wednesday 11 March, 10am to 2pm" in read(adviser, repair)


def test_reports_of_the_same_lead_to_each_other(adviser: Client) -> None:
    first, second = repair_of(), repair_of()
    assert first.case.shown_reference in read(adviser, second)
    merge(second, first, WEBSITE)
    assert f"We go on with {first.case.shown_reference}" in read(adviser, second)
    assert "These were merged into this one." in read(adviser, first)


def test_what_else_is_open_for_the_home_is_not_said_to_be_the_same(adviser: Client) -> None:
    repair_of("sink-drips")
    page = read(adviser, repair_of("sink-blocked"))
    assert "open for the same home, and were reported as something else" in page
    assert "may be of the same thing" not in page
    repair_of("sink-blocked")
    assert "may be of the same thing" in read(adviser, repair_of("sink-blocked"))


def test_only_what_can_follow_is_offered(adviser: Client) -> None:
    page = adviser.get(page_of(at(repair_of(), State.IN_PROGRESS)))
    offered = {act.name for act in page.context["acts"]["repair"]}
    assert {"work-done", "hold", "classify"} <= offered
    assert not {"take-on", "close", "reopen", "merge", "cancel"} & offered


def test_each_look_is_in_the_audit_log(adviser: Client) -> None:
    repair = repair_of()
    adviser.get(page_of(repair))
    last = AuditEntry.objects.order_by("pk").last()
    assert last is not None
    assert (last.action, last.subject) == ("case.viewed", f"case:{repair.case.reference}")


def test_the_page_of_a_case_leads_to_its_repair_and_back(adviser: Client) -> None:
    repair = repair_of()
    case = reverse("cases_case", args=[repair.case.shown_reference])
    assert page_of(repair) in adviser.get(case).content.decode()
    assert case in adviser.get(page_of(repair)).content.decode()
    other: Any = CaseFactory()
    page = adviser.get(reverse("cases_case", args=[other.shown_reference]))
    assert "All about this repair" not in page.content.decode()


def test_what_is_forbidden_looks_like_what_is_not_there(enter: Enter) -> None:
    repair = repair_of()
    plain: Any = CaseFactory()
    forbidden = enter("Authors").get(page_of(repair))
    unknown = enter("Advisers").get(reverse("repairs_repair", args=["2222-2222"]))
    no_repair = enter("Advisers").get(reverse("repairs_repair", args=[plain.shown_reference]))
    assert forbidden.status_code == unknown.status_code == no_repair.status_code == 404
    assert forbidden.content == unknown.content == no_repair.content


def test_who_looks_after_another_service_sees_no_repair(db: None) -> None:
    repair, owner = repair_of(), member("Service owners")
    client = signed_in(owner)
    assert client.get(page_of(repair)).status_code == 404
    assert repair.case.shown_reference not in words(client.get(reverse("repairs_board")))
    ServiceOwner.objects.create(user=owner, kind=KIND)
    assert signed_in(owner).get(page_of(repair)).status_code == 200


def test_somebody_who_may_only_look_is_offered_nothing_to_do(db: None) -> None:
    repair = repair_of()
    user: Any = UserFactory()
    rights = Group.objects.get(name="Advisers").permissions
    user.user_permissions.set(rights.exclude(codename="change_repair"))
    client = signed_in(user)
    page = client.get(page_of(repair))
    assert page.status_code == 200
    assert page.context["acts"] == {}
    for act in EVERY:
        assert client.get(address(repair, act.name)).status_code == 404
        assert client.post(address(repair, act.name)).status_code == 404


def test_nobody_keeps_a_copy(adviser: Client) -> None:
    repair = repair_of()
    for where in (page_of(repair), reverse("repairs_board"), address(repair, "merge")):
        assert adviser.get(where).headers["Cache-Control"].startswith("private, no-store")


def test_who_is_at_home_is_on_a_page_of_its_own_and_each_look_is_written_down(
    adviser: Client,
) -> None:
    told = {**ANSWERS, "at_home": ["baby", "illness"]}
    repair = repair_of(answers=told)
    assert "A baby or a young child" not in read(adviser, repair)
    page = words(adviser.get(address(repair, "at_home")))
    assert "A baby or a young child Somebody who is ill" in page
    last = AuditEntry.objects.order_by("pk").last()
    assert last is not None
    assert (last.action, last.subject) == (
        "repair.at_home_viewed",
        f"case:{repair.case.reference}",
    )
    assert "baby" not in str(last.details)


@pytest.mark.parametrize("answers", [ANSWERS, {**ANSWERS, "at_home": ["none"]}, None])
def test_who_told_us_of_nobody_is_shown_so(adviser: Client, answers: dict[str, Any] | None) -> None:
    page = words(adviser.get(address(repair_of(answers=answers), "at_home")))
    assert "They told us of nobody, or would rather not say." in page
