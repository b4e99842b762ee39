"""Whoever acts for somebody sees their details only where that was allowed, and it is recorded."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.acting import DETAILS, SEE
from portal.accounts.models import AuditEntry, Authority, Person, User
from tests.support.acting import act_for, organisation_of

pytestmark = pytest.mark.django_db
PHONE = "01632 960123"


@pytest.fixture(autouse=True)
def known(person: Person) -> None:
    person.phone = PHONE
    person.address = {"line_1": "1 Test Street", "town": "Testham", "postcode": "QZ1 1AA"}
    person.save()


def account(client: Client) -> str:
    return client.get("/account/").content.decode()


def test_details_are_not_shown_without_leave(theirs: Client, authority: Authority) -> None:
    act_for(theirs, authority)
    assert PHONE not in account(theirs)
    assert not AuditEntry.objects.filter(action="person.viewed").exists()


def test_details_are_shown_with_leave_and_both_sides_read_that_they_were(
    own: Client, theirs: Client, helper: User, authority: Authority
) -> None:
    Authority.objects.update(scope=[SEE, DETAILS])
    act_for(theirs, authority)
    page = account(theirs)
    for detail in ("Ash Asks", "1 Test Street", PHONE):
        assert detail in page
    entry = AuditEntry.objects.get(action="person.viewed")
    assert (entry.who, entry.acting_under_id) == (helper.pk, authority.pk)
    for client in (own, theirs):
        page = client.get(f"/account/acting/{authority.public_id}/").content.decode()
        assert "Looked at details" in page


def test_ones_own_page_shows_nothing_of_others(theirs: Client, authority: Authority) -> None:
    Authority.objects.update(scope=[SEE, DETAILS])
    assert PHONE not in account(theirs)


def test_for_an_organisation_its_properties_are_shown(theirs: Client, helper: User) -> None:
    shop = organisation_of(helper)
    shop.properties.create(label="The shop", address={"line_1": "2 Test Street"})
    act_for(theirs, shop)
    assert "2 Test Street" in account(theirs)
