"""Invitations: for one address, for seven days, used once, and telling strangers nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from portal.accounts.models import Invitation, Membership, Organisation, Role, User
from portal.accounts.organisations import inviting, letters, sweeping, tokens
from portal.accounts.organisations.members import NotAllowed
from portal.integration.models import Delivery
from tests.support.acting import (
    authority_between,
    inside,
    member_of,
    organisation_of,
    request_of,
    resident,
)

pytestmark = pytest.mark.django_db


def invite(
    shop: Organisation, email: str = "other@example.org", role: str = "billing"
) -> Invitation:
    owner = shop.memberships.filter(role=Role.OWNER).first().user
    return inviting.invite(shop, email, role, request_of(owner))


def link(invitation: Invitation) -> str:
    return f"/account/invitations/{tokens.token(invitation.chance)}/"


def is_member(shop: Organisation, user: User) -> bool:
    return Membership.objects.filter(organisation=shop, user=user).exists()


def send(client: Client, shop: Organisation, email: str, role: str = "viewer") -> str:
    """Invite on the page; what the page says then, or what is wrong."""
    page = f"/account/organisations/{shop.public_id}/invite/"
    answer = client.post(page, {"email": email, "role": role}, follow=True)
    page_shown = BeautifulSoup(answer.content, "html.parser")
    said = page_shown.select_one("[role=status], .govuk-error-summary__list")
    return " ".join(said.text.split())


def test_an_invitation_is_for_seven_days_and_its_secret_is_not_in_the_row(
    shop: Organisation, owner: User
) -> None:
    made = invite(shop)
    left = made.expires_at - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)
    secret = tokens.token(made.chance)
    kept = [str(getattr(made, field.attname)) for field in Invitation._meta.concrete_fields]
    assert secret not in kept
    assert made.token_hash == tokens.hashed(secret)
    assert made.invited_by == owner


@pytest.mark.parametrize("known", [True, False])
def test_the_answer_does_not_tell_whether_the_address_has_an_account(
    own: Client, shop: Organisation, known: bool
) -> None:
    if known:
        resident("friend@example.org")
    assert (
        send(own, shop, "friend@example.org") == "We have sent the invitation. It works for 7 days."
    )
    assert Delivery.objects.filter(template=letters.INVITATION).count() == 1


def test_a_member_who_stands_on_the_page_is_not_invited_again(
    own: Client, shop: Organisation, other: User
) -> None:
    member_of(shop, other)
    assert "is a member already" in send(own, shop, "Other@example.org")


def test_the_message_names_neither_the_organisation_nor_anybody(shop: Organisation) -> None:
    made = invite(shop)
    message = letters.build_invitation(made.pk)
    assert message is not None
    assert message.to == "other@example.org"
    assert link(made) in message.text
    for private in ("Corner", "Olu", "owner@", "other@"):
        assert private not in message.text + message.subject


def test_whoever_proved_the_address_sees_it_and_joins_by_a_button(
    theirs: Client, other: User, shop: Organisation
) -> None:
    made = invite(shop)
    assert link(made) in theirs.get("/account/organisations/").content.decode()
    page = theirs.get(link(made)).content.decode()
    assert "The Corner Shop" in page
    assert "Billing." in page
    assert not is_member(shop, other)
    answer = theirs.post(link(made))
    assert answer["Location"] == f"/account/organisations/{shop.public_id}/"
    assert shop.memberships.get(user=other).role == Role.BILLING


def test_a_link_leads_somebody_who_is_not_signed_in_to_the_door_and_back(
    shop: Organisation,
) -> None:
    answer = Client().get(link(invite(shop)))
    assert answer.status_code == 303
    assert answer["Location"].startswith("/account/sign-in/?next=%2Faccount%2Finvitations%2F")


def test_all_that_leads_nowhere_looks_the_same(
    theirs: Client, other: User, shop: Organisation, owner: User
) -> None:
    for_another = invite(shop, "somebody-else@example.org")
    too_old = invite(organisation_of(owner, "A"))
    Invitation.objects.filter(pk=too_old.pk).update(expires_at=timezone.now())
    taken_back = invite(organisation_of(owner, "B"))
    inviting.withdraw(taken_back, request_of(owner))
    used = invite(organisation_of(owner, "C"))
    inviting.accept(used, request_of(other))
    closed = invite(organisation_of(owner, "D"))
    Organisation.objects.filter(name="D").update(closed_at=timezone.now())
    made_up = "/account/invitations/AAAAAAAAAAAAAAAAAAAAAA/"
    addresses = [made_up, *map(link, (for_another, too_old, taken_back, used, closed))]
    for method in ("get", "post"):
        answers = [getattr(theirs, method)(address) for address in addresses]
        assert {answer.status_code for answer in answers} == {404}
        assert len({visible(answer.content) for answer in answers}) == 1


def visible(content: bytes) -> str:
    return str(BeautifulSoup(content, "html.parser").select_one("main"))


def test_an_address_that_is_not_proved_joins_nothing(shop: Organisation) -> None:
    made = invite(shop, "claims@example.org")
    user = resident("claims@example.org", proved=False)
    assert inside(user).post(link(made)).status_code == 404
    assert not is_member(shop, user)


def test_an_invitation_is_used_once(theirs: Client, other: User, shop: Organisation) -> None:
    made = invite(shop)
    theirs.post(link(made))
    shop.memberships.get(user=other).delete()
    assert theirs.post(link(made)).status_code == 404
    assert not is_member(shop, other)


def test_one_taken_back_at_the_last_moment_lets_nobody_in(
    shop: Organisation, owner: User, other: User
) -> None:
    """The page was open: what counts is how it stands when the button is pressed."""
    made = inviting.find(tokens.token(invite(shop).chance), other)
    assert made is not None
    inviting.withdraw(made, request_of(owner))
    assert not inviting.accept(made, request_of(other))
    assert not is_member(shop, other)


def test_an_owner_takes_an_invitation_back(own: Client, shop: Organisation) -> None:
    made = invite(shop)
    page = f"/account/organisations/{shop.public_id}/"
    assert "Not joined yet" in own.get(page).content.decode()
    own.post(f"{page}invitations/{made.pk}/withdraw/")
    made.refresh_from_db()
    assert made.withdrawn_at is not None
    assert "Not joined yet" not in own.get(page).content.decode()
    assert letters.build_invitation(made.pk) is None


def test_inviting_again_makes_the_link_before_useless(theirs: Client, shop: Organisation) -> None:
    first, second = invite(shop), invite(shop, role="viewer")
    assert theirs.get(link(first)).status_code == 404
    assert theirs.get(link(second)).status_code == 200


def test_joining_again_does_not_change_what_one_is(
    shop: Organisation, owner: User, other: User
) -> None:
    made = invite(shop, role=Role.VIEWER)
    member_of(shop, other, Role.OWNER)
    assert inviting.accept(made, request_of(other))
    assert shop.memberships.get(user=other).role == Role.OWNER
    assert not Delivery.objects.filter(template=letters.JOINED).exists()


def test_whoever_invited_is_told_without_a_name(shop: Organisation, other: User) -> None:
    inviting.accept(invite(shop), request_of(other))
    message = letters.build_joined(shop.memberships.get(user=other).pk)
    assert message is not None
    assert message.to == "owner@example.org"
    assert shop.public_id in message.text
    assert "other@" not in message.text
    assert letters.build_joined(shop.memberships.get(role=Role.OWNER).pk) is None


def test_an_account_invites_no_more_than_twenty_a_day(shop: Organisation) -> None:
    for number in range(inviting.OF_ONE_IN_A_DAY):
        invite(shop, f"i{number}@example.org")
    with pytest.raises(NotAllowed, match="too many"):
        invite(shop, "more@example.org")


def test_nobodys_mailbox_is_filled(own: Client, shop: Organisation) -> None:
    for _ in range(inviting.TO_ONE_ADDRESS_IN_A_DAY):
        invite(shop)
    assert "Try again tomorrow" in send(own, shop, "other@example.org")


def test_addresses_in_old_invitations_are_erased(shop: Organisation, owner: User) -> None:
    now = timezone.now()
    for number, days in enumerate((29, 31)):
        made = invite(shop, f"i{number}@example.org")
        Invitation.objects.filter(pk=made.pk).update(withdrawn_at=now - timedelta(days=days))
    kept = invite(shop)
    assert sweeping.sweep() == 1
    assert set(Invitation.objects.values_list("email_hash", flat=True)) >= {kept.email_hash}
    assert Invitation.objects.count() == 2


def test_authorities_are_kept_for_six_years_after_their_end(owner: User, other: User) -> None:
    now = timezone.now()
    for years in (5, 7):
        authority_between(
            owner.person,
            other,
            from_at=now - timedelta(days=years * 366 + 30),
            until_at=now - timedelta(days=years * 366),
        )
    authority_between(owner.person, other)
    assert sweeping.sweep() == 1
