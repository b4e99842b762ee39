"""Somebody who acts for others deletes their account: nobody is left unaware, or without owner."""

from __future__ import annotations

import pytest

from portal.accounts.acting import letters
from portal.accounts.leaving.going import CannotGo, delete_account
from portal.accounts.models import Authority, Invitation, Organisation, Person, Role, User
from portal.accounts.organisations import inviting, members
from portal.integration.models import Delivery
from tests.support.acting import member_of, organisation_of, request_of

pytestmark = pytest.mark.django_db


def test_those_for_whom_they_acted_keep_what_was_done_and_are_told(
    authority: Authority, helper: User
) -> None:
    delete_account(helper)
    authority.refresh_from_db()
    assert authority.holder is None
    assert authority.ended_at is not None
    assert Delivery.objects.filter(template=letters.ENDED_FOR_PERSON).count() == 1
    message = letters.build(letters.ENDED_FOR_PERSON, authority.pk)
    assert message is not None
    assert message.to == "asks@example.org"


def test_what_they_gave_to_others_goes_with_them(authority: Authority, owner: User) -> None:
    delete_account(owner)
    assert not Authority.objects.exists()
    assert not Person.objects.filter(pk=authority.person_id).exists()


def test_an_organisation_goes_on_without_them_and_without_whom_they_invited(
    owner: User, helper: User
) -> None:
    shop = organisation_of(owner)
    member_of(shop, helper, Role.OWNER)
    inviting.invite(shop, "friend@example.org", Role.OWNER, request_of(helper))
    delete_account(helper)
    assert [each.user for each in shop.memberships.all()] == [owner]
    assert not Invitation.objects.filter(withdrawn_at__isnull=True).exists()


def test_two_owners_who_go_at_once_do_not_leave_it_without_one(
    owner: User, helper: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both pages were let through; the second is stopped where the organisation is locked."""
    monkeypatch.setattr("portal.accounts.leaving.going.only_owner_of", lambda user: [])
    shop = organisation_of(owner)
    member_of(shop, helper, Role.OWNER)
    delete_account(helper)
    with pytest.raises(CannotGo):
        delete_account(owner)
    assert User.objects.filter(pk=owner.pk).exists()
    assert shop.memberships.get().role == Role.OWNER


def test_a_closed_organisation_keeps_nobody(owner: User) -> None:
    shop = organisation_of(owner)
    members.close(shop, request_of(owner))
    delete_account(owner)
    assert Organisation.objects.filter(pk=shop.pk).exists()
