"""Members and their roles: there is always an owner, whatever two owners do at once."""

from __future__ import annotations

import pytest
from django.test import Client

from portal.accounts.models import AuditEntry, Invitation, Membership, Organisation, Role, User
from portal.accounts.organisations import inviting, members
from tests.support.acting import inside, member_of, request_of, resident

pytestmark = pytest.mark.django_db


def address(organisation: Organisation, page: str = "") -> str:
    return f"/account/organisations/{organisation.public_id}/{page}"


def roles(shop: Organisation) -> dict[str, str]:
    return dict(shop.memberships.values_list("user__email", "role"))


@pytest.fixture
def second(shop: Organisation, other: User) -> Membership:
    """Another owner."""
    return member_of(shop, other, Role.OWNER)


def test_an_owner_gives_a_member_another_role(own: Client, shop: Organisation, other: User) -> None:
    member = member_of(shop, other)
    page = address(shop, f"members/{member.pk}/")
    assert b'value="viewer" checked' in own.get(page).content
    assert own.post(page, {"role": "billing"}).status_code == 303
    assert roles(shop)["other@example.org"] == Role.BILLING
    entry = AuditEntry.objects.get(action="organisation.role")
    assert entry.details["role"] == "billing"


def test_a_role_that_there_is_not_is_not_given(
    own: Client, shop: Organisation, other: User
) -> None:
    member = member_of(shop, other)
    answer = own.post(address(shop, f"members/{member.pk}/"), {"role": "king"})
    assert answer.status_code == 422
    assert roles(shop)["other@example.org"] == Role.VIEWER


def test_the_last_owner_cannot_become_less(own: Client, shop: Organisation) -> None:
    page = address(shop, f"members/{shop.memberships.get().pk}/")
    answer = own.post(page, {"role": "viewer"})
    assert answer.status_code == 422
    assert members.LAST_OWNER in answer.content.decode()
    assert roles(shop) == {"owner@example.org": Role.OWNER}


def test_the_last_owner_cannot_leave_or_be_removed(
    own: Client, shop: Organisation, other: User
) -> None:
    member_of(shop, other, Role.BILLING)
    number = shop.memberships.get(role=Role.OWNER).pk
    for page in ("leave/", f"members/{number}/remove/"):
        answer = own.post(address(shop, page))
        assert answer.status_code == 409
        assert "Make somebody else an owner first" in answer.content.decode()
    assert roles(shop)["owner@example.org"] == Role.OWNER


def test_an_owner_removes_a_member_after_being_asked(
    own: Client, theirs: Client, shop: Organisation, other: User
) -> None:
    page = address(shop, f"members/{member_of(shop, other).pk}/remove/")
    assert "Remove Ola Other from The Corner Shop?" in own.get(page).content.decode()
    assert len(roles(shop)) == 2
    assert own.post(page).status_code == 303
    assert list(roles(shop)) == ["owner@example.org"]
    assert theirs.get(address(shop)).status_code == 404


def test_a_member_leaves(theirs: Client, shop: Organisation, other: User) -> None:
    member_of(shop, other)
    answer = theirs.post(address(shop, "leave/"))
    assert "You have left" in theirs.get(answer["Location"]).content.decode()
    assert list(roles(shop)) == ["owner@example.org"]
    assert AuditEntry.objects.get(action="organisation.left").who == other.pk


def test_an_owner_leaves_where_there_is_another(
    own: Client, shop: Organisation, second: Membership
) -> None:
    assert own.post(address(shop, "leave/")).status_code == 303
    assert roles(shop) == {"other@example.org": Role.OWNER}


def test_two_owners_who_remove_each_other_leave_one(
    shop: Organisation, owner: User, other: User, second: Membership
) -> None:
    """Both pages were open; the second press finds that its owner is one no longer."""
    first = shop.memberships.get(user=owner)
    members.remove(second, request_of(owner))
    with pytest.raises(members.NotAllowed, match="Only an owner"):
        members.remove(first, request_of(other))
    assert roles(shop) == {"owner@example.org": Role.OWNER}


def test_two_owners_who_leave_at_once_leave_one(
    shop: Organisation, owner: User, other: User, second: Membership
) -> None:
    first = shop.memberships.get(user=owner)
    members.remove(first, request_of(owner))
    with pytest.raises(members.NotAllowed, match="needs an owner"):
        members.remove(second, request_of(other))
    assert roles(shop) == {"other@example.org": Role.OWNER}


def test_two_owners_who_make_each_other_less_leave_one(
    shop: Organisation, owner: User, other: User, second: Membership
) -> None:
    first = shop.memberships.get(user=owner)
    members.set_role(second, Role.VIEWER, request_of(owner))
    with pytest.raises(members.NotAllowed, match="Only an owner"):
        members.set_role(first, Role.VIEWER, request_of(other))
    assert roles(shop) == {"owner@example.org": Role.OWNER, "other@example.org": Role.VIEWER}


def test_every_change_waits_for_the_one_before(
    shop: Organisation, owner: User, other: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The organisation's row is locked before anything is looked at."""
    seen: list[str] = []
    monkeypatch.setattr(members, "lock", lambda each: seen.append("lock") or each)
    monkeypatch.setattr(members, "_leave_an_owner", lambda each: seen.append("look"))
    member = member_of(shop, other)
    members.set_role(member, Role.BILLING, request_of(owner))
    members.remove(member, request_of(owner))
    assert seen == ["lock", "look"] * 2


def test_what_somebody_invited_goes_with_them(
    shop: Organisation, owner: User, other: User, second: Membership
) -> None:
    inviting.invite(shop, "friend@example.org", Role.OWNER, request_of(other))
    kept = inviting.invite(shop, "mate@example.org", Role.VIEWER, request_of(owner))
    members.remove(second, request_of(owner))
    open_ones = Invitation.objects.filter(withdrawn_at__isnull=True)
    assert list(open_ones) == [kept]


def test_an_owner_made_less_takes_their_invitations_with_them(
    shop: Organisation, owner: User, other: User, second: Membership
) -> None:
    invitation = inviting.invite(shop, "friend@example.org", Role.OWNER, request_of(other))
    members.set_role(second, Role.VIEWER, request_of(owner))
    friend = resident("friend@example.org")
    assert not inviting.accept(invitation, request_of(friend))
    assert "friend@example.org" not in roles(shop)


def test_removing_somebody_twice_does_no_harm(
    own: Client, shop: Organisation, owner: User, other: User
) -> None:
    member = member_of(shop, other)
    members.remove(member, request_of(owner))
    members.remove(member, request_of(owner))
    assert AuditEntry.objects.filter(action="organisation.removed").count() == 1
    assert own.post(address(shop, f"members/{member.pk}/remove/")).status_code == 404


def test_a_closed_organisation_changes_no_more(shop: Organisation, owner: User) -> None:
    members.close(shop, request_of(owner))
    with pytest.raises(members.NotAllowed, match="closed"):
        members.change(shop, request_of(owner), name="New", kind="group", number="")
    with pytest.raises(members.NotAllowed, match="closed"):
        inviting.invite(shop, "a@example.org", Role.VIEWER, request_of(owner))


def test_somebody_who_is_no_owner_closes_nothing(
    shop: Organisation, owner: User, other: User
) -> None:
    member_of(shop, other, Role.BILLING)
    with pytest.raises(members.NotAllowed):
        members.close(shop, request_of(other))
    assert inside(other).post(address(shop, "close/")).status_code == 404
    shop.refresh_from_db()
    assert shop.closed_at is None
