"""An adviser sees which forms somebody has begun in their account, and no answer."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal.accounts.models import Person, User
from portal.forms import registry, versions
from portal.forms.access import account_of
from portal.forms.models import Draft, Grant
from tests.support.people import member, signed_in

pytestmark = pytest.mark.django_db
HEADING = "Forms they have begun"
SECRET = "Nobody else may read this"


@pytest.fixture
def person(db: None) -> Person:
    user = User.objects.create_user("resident@example.org")
    made: Person = Person.objects.create(user=user, email=user.email)
    return made


def begin(person: Person) -> None:
    journey = registry.get("ask-or-tell")
    assert journey is not None
    assert person.user is not None
    key = "k" * 27
    version = versions.current(journey)
    Draft.objects.create(
        key=key, journey_key=journey.key, version=version, answers={"words": SECRET}
    )
    Grant.objects.create(key=key, holder=account_of(person.user))


def page(person: Person, group: str) -> str:
    address = reverse("person", args=[person.public_id])
    return signed_in(member(group)).get(address).content.decode()


def test_an_adviser_sees_the_form_and_no_answer(person: Person) -> None:
    assert HEADING not in page(person, "Advisers")
    begin(person)
    seen = page(person, "Advisers")
    assert HEADING in seen
    assert SECRET not in seen


def test_a_service_owner_sees_no_form_of_anothers_service(person: Person) -> None:
    begin(person)
    assert HEADING not in page(person, "Service owners")
