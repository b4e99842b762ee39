"""The person behind an account, and who joins whom."""

from __future__ import annotations

import pytest

from portal.accounts.models import Person, User
from portal.accounts.people import person_of, proved_addresses
from tests.support.accounts import resident

pytestmark = pytest.mark.django_db


def again(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_an_account_has_a_person_the_first_time_it_is_asked_for() -> None:
    user = resident("tenant@example.org")
    made = person_of(user)
    assert (made.email, made.user) == ("tenant@example.org", user)
    assert person_of(again(user)) == made


def test_a_person_is_asked_for_once(django_assert_num_queries: object) -> None:
    user = resident()
    person_of(user)
    user = again(user)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert person_of(user) == person_of(user)


def test_whom_staff_wrote_down_becomes_the_person_of_the_proved_address() -> None:
    known = Person.objects.create(name="A Tenant", email="Tenant@example.org", phone="01632960001")
    assert person_of(resident("tenant@example.org")) == known


def test_an_address_that_nobody_proved_takes_over_nobody() -> None:
    known = Person.objects.create(name="A Tenant", email="tenant@example.org")
    assert person_of(resident("tenant@example.org", proved=False)) != known


def test_a_person_of_another_account_is_not_taken_over() -> None:
    first = person_of(resident("one@example.org"))
    Person.objects.filter(pk=first.pk).update(email_hash="")
    other = resident("two@example.org")
    assert person_of(other) != first


def test_only_proved_addresses_count() -> None:
    assert proved_addresses(resident("a@example.org", proved=False)) == []
    assert proved_addresses(resident("b@example.org")) == ["b@example.org"]
