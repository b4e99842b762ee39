"""Somebody who marks a contact, somebody who reviews it, and who is marked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Marker, Person, User
from tests.support.people import member, signed_in


@pytest.fixture
def staff(db: None) -> User:
    return member("Advisers")


@pytest.fixture
def reviewer(db: None) -> User:
    return member("Case managers")


@pytest.fixture
def adviser(staff: User) -> Client:
    return signed_in(staff)


@pytest.fixture
def person(db: None) -> Person:
    made: Person = Person.objects.create(name="A Resident", email="resident@example.org")
    return made


@pytest.fixture
def marker(person: Person, staff: User, reviewer: User) -> Marker:
    today = timezone.localdate()
    made: Marker = Marker.objects.create(
        person=person,
        reason="Shouted at a visitor.",
        advice="Two people on visits.",
        recorded_by=staff,
        reviewer=reviewer,
        begun_on=today - timedelta(days=10),
        review_on=today,
        ends_on=today + timedelta(days=20),
    )
    return made
