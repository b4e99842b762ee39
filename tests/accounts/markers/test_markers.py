"""A marker has a reason, another's eyes and an end, and is seen by those alone who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from portal.accounts import markers
from portal.accounts.markers import review
from portal.accounts.models import AuditEntry, Marker, Person, User
from portal.cases.lookup import Known
from portal.integration.models import Delivery
from tests.support.cases import CaseFactory
from tests.support.people import member, signed_in

pytestmark = pytest.mark.django_db


def words(response: HttpResponse) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def given(reviewer: User, **more: Any) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "reason": "Shouted at a visitor.",
        "advice": "Two people on visits.",
        "reviewer": reviewer.pk,
        "review_on": today + timedelta(days=30),
        "ends_on": today + timedelta(days=60),
        **more,
    }


def new(client: Client, person: Person, **data: Any) -> HttpResponse:
    response: HttpResponse = client.post(reverse("marker_new", args=[person.public_id]), data)  # type: ignore[assignment]
    return response


def test_a_marker_is_recorded_and_shown_where_it_matters(
    adviser: Client, person: Person, reviewer: User, staff: User
) -> None:
    assert new(adviser, person, **given(reviewer)).status_code == 302
    marker = Marker.objects.get()
    assert (marker.recorded_by, marker.reviewer) == (staff, reviewer)
    case = CaseFactory(known=Known(email="resident@example.org"))
    for address in (
        reverse("person", args=[person.public_id]),
        reverse("cases_case", args=[case.shown_reference]),
    ):
        page = words(adviser.get(address))
        assert "Take care: Two people on visits." in page
        assert "Shouted at a visitor." in page
    entry = AuditEntry.objects.get(action="marker.recorded")
    assert entry.about == person.public_id
    assert "Shouted" not in str(entry.details)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"advice": ""},
        {"ends_on": timezone.localdate() + timedelta(days=400)},
        {"ends_on": timezone.localdate() + timedelta(days=20)},
        {"review_on": timezone.localdate()},
    ],
)
def test_a_marker_needs_a_reason_and_days_that_make_sense(
    adviser: Client, person: Person, reviewer: User, wrong: dict[str, Any]
) -> None:
    assert new(adviser, person, **given(reviewer, **wrong)).status_code == 422
    assert not Marker.objects.exists()


def test_nobody_reviews_their_own_marker(adviser: Client, person: Person, staff: User) -> None:
    assert new(adviser, person, **given(staff)).status_code == 422
    author = member("Authors")
    assert new(adviser, person, **given(author)).status_code == 422
    assert not Marker.objects.exists()


def test_a_marker_ends_by_itself(marker: Marker, person: Person) -> None:
    assert markers.of(person) == [marker]
    marker.ends_on = timezone.localdate() - timedelta(days=1)
    marker.review_on = marker.ends_on
    marker.save()
    assert markers.of(person) == []


def test_the_reviewer_is_asked_on_the_day_and_the_message_names_nobody(
    marker: Marker, reviewer: User
) -> None:
    assert review.ask() == 1
    assert Delivery.objects.get().template == review.TEMPLATE
    message = review.build(marker.pk)
    assert message is not None
    assert message.to == reviewer.email
    assert "Resident" not in message.text
    assert "Shouted" not in message.text
    Marker.objects.update(lifted_at=timezone.now())
    assert review.build(marker.pk) is None
    assert review.ask() == 0


def test_only_its_reviewer_lets_it_stand_for_longer(
    marker: Marker, adviser: Client, reviewer: User
) -> None:
    address = reverse("marker_review", args=[marker.person.public_id, marker.pk])
    today = timezone.localdate()
    days = {"review_on": today + timedelta(days=80), "ends_on": today + timedelta(days=90)}
    assert adviser.post(address, days).status_code == 404
    assert signed_in(reviewer).post(address, days).status_code == 302
    marker.refresh_from_db()
    assert marker.ends_on == days["ends_on"]
    assert marker.reviewed_at is not None


def test_a_marker_that_is_lifted_is_gone_at_once(
    marker: Marker, adviser: Client, person: Person
) -> None:
    address = reverse("marker_lift", args=[person.public_id, marker.pk])
    assert adviser.get(address).status_code == 405
    assert adviser.post(address).status_code == 302
    assert markers.of(person) == []
    assert adviser.post(address).status_code == 404
    assert AuditEntry.objects.filter(action="marker.lifted").count() == 1


def test_a_marker_of_another_person_is_not_lifted_through_this_one(
    marker: Marker, adviser: Client
) -> None:
    other = Person.objects.create(name="Other")
    address = reverse("marker_lift", args=[other.public_id, marker.pk])
    assert adviser.post(address).status_code == 404


def test_who_sees_cases_but_not_markers_sees_none(marker: Marker, person: Person) -> None:
    user = member("Advisers")
    group = user.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="view_marker"))
    case = CaseFactory(known=Known(email="resident@example.org"))
    client = signed_in(user)
    for address in (
        reverse("person", args=[person.public_id]),
        reverse("cases_case", args=[case.shown_reference]),
    ):
        assert "Two people" not in words(client.get(address))
