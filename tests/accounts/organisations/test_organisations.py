"""Organisations: added by anybody with an account, seen by members, changed by owners."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from portal.accounts.models import AuditEntry, Membership, Organisation, Property, Role, User
from portal.accounts.organisations import members
from tests.support.acting import (
    act_for,
    authority_between,
    inside,
    member_of,
    organisation_of,
    resident,
)

pytestmark = pytest.mark.django_db
LIST = "/account/organisations/"
ADD = LIST + "add/"
BY_HAND = {
    "address-stage": "manual",
    "address-line_1": "1 Test Street",
    "address-town": "Testham",
    "address-postcode": "AA1 1AA",
}


def address(organisation: Organisation, page: str = "") -> str:
    return f"{LIST}{organisation.public_id}/{page}"


def add(client: Client, **values: Any) -> HttpResponse:
    return client.post(ADD, {"name": "Test Hall", "kind": "charity", "number": "1234567"} | values)


def problems(response: HttpResponse) -> str:
    summary = BeautifulSoup(response.content, "html.parser").select_one(".govuk-error-summary")
    return " ".join(summary.text.split()) if summary else ""


def test_whoever_adds_an_organisation_owns_it(own: Client, owner: User) -> None:
    answer = add(own)
    made = Organisation.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, address(made))
    assert (made.name, made.kind, made.number) == ("Test Hall", "charity", "1234567")
    assert [(each.user, each.role) for each in made.memberships.all()] == [(owner, Role.OWNER)]
    assert AuditEntry.objects.get(action="organisation.made").who == owner.pk


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": ""}, "Enter the name of the organisation"),
        ({"kind": ""}, "Choose what it is"),
        ({"kind": "kingdom"}, "Choose"),
        ({"number": "not a number"}, "Enter a number like"),
        ({"name": "x" * 121}, "120"),
    ],
)
def test_what_is_missing_or_wrong_is_asked_again(
    own: Client, values: dict[str, Any], words: str
) -> None:
    answer = add(own, **values)
    assert answer.status_code == 422
    assert words in problems(answer)
    assert not Organisation.objects.exists()


def test_an_organisation_need_not_have_a_number(own: Client) -> None:
    assert add(own, number="").status_code == 303


def test_a_button_pressed_twice_adds_one(own: Client, owner: User) -> None:
    first, second = add(own), add(own)
    assert first["Location"] == second["Location"]
    assert AuditEntry.objects.filter(action="organisation.made").count() == 1
    add(own, name="Another hall")
    assert Membership.objects.filter(user=owner).count() == 2


def test_another_of_the_same_name_can_be_added_later(own: Client, owner: User) -> None:
    add(own)
    Membership.objects.update(since=timezone.now() - timedelta(minutes=2))
    add(own)
    assert Membership.objects.filter(user=owner).count() == 2


def test_nobody_belongs_to_more_than_twenty(own: Client, owner: User) -> None:
    for number in range(members.MOST_ORGANISATIONS):
        organisation_of(owner, name=f"Shop {number}")
    assert "no more than 20" in problems(add(own))


def test_the_list_shows_ones_own_and_nobody_elses(
    own: Client, shop: Organisation, other: User
) -> None:
    organisation_of(other, name="Secret Society")
    page = own.get(LIST).content.decode()
    assert "The Corner Shop" in page
    assert "Secret Society" not in page


PAGES = [
    "",
    "change/",
    "close/",
    "leave/",
    "invite/",
    "members/{member}/",
    "members/{member}/remove/",
    "properties/add/",
    "properties/{property}/remove/",
    "invitations/{invitation}/withdraw/",
]
OF_OWNERS = [page for page in PAGES if page not in ("", "leave/")]


def whole(shop: Organisation, page: str) -> str:
    """An address of one page, with something that is really there to name in it."""
    there = shop.properties.create(label="The shop")
    invitation = shop.invitations.create(
        email="i@example.org",
        email_hash="h",
        role=Role.VIEWER,
        chance="c",
        token_hash="t",
        expires_at=timezone.now() + timedelta(days=1),
    )
    return address(
        shop,
        page.format(
            member=shop.memberships.first().pk, property=there.public_id, invitation=invitation.pk
        ),
    )


def state(shop: Organisation) -> tuple[Any, ...]:
    """All that could be changed."""
    shop.refresh_from_db()
    return (
        (shop.name, shop.kind, shop.number, shop.closed_at),
        list(shop.memberships.values_list("user", "role")),
        list(shop.properties.values_list("pk", "label")),
        list(shop.invitations.values_list("pk", "email_hash", "withdrawn_at", "accepted_at")),
    )


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("page", PAGES)
def test_to_strangers_it_is_not_there(
    theirs: Client, shop: Organisation, page: str, method: str
) -> None:
    where = whole(shop, page)
    before = state(shop)
    answer = getattr(theirs, method)(where, {"name": "Mine", "role": "owner"})
    only = {("get", PAGES[-1]), ("post", PAGES[0])}  # pages with one method say so to everybody
    assert answer.status_code == (405 if (method, page) in only else 404)
    assert state(shop) == before


@pytest.mark.parametrize("role", [Role.BILLING, Role.VIEWER])
@pytest.mark.parametrize("page", OF_OWNERS)
def test_members_who_are_no_owners_change_nothing(
    theirs: Client, other: User, shop: Organisation, page: str, role: str
) -> None:
    member_of(shop, other, role)
    where = whole(shop, page)
    before = state(shop)
    form = {"name": "Mine", "kind": "group", "role": "owner", "email": "x@example.org", **BY_HAND}
    assert theirs.post(where, form).status_code == 404
    assert state(shop) == before


@pytest.mark.parametrize("page", ["invite/", "close/", "members/{member}/"])
def test_others_are_let_in_only_by_an_owner_of_whom_we_are_sure(
    owner: User, shop: Organisation, page: str
) -> None:
    where = whole(shop, page)
    before = state(shop)
    form = {"role": "viewer", "email": "x@example.org"}
    answer = inside(owner, sure=False).post(where, form)
    assert (answer.status_code, answer["Location"][:15]) == (303, "/account/prove/")
    assert state(shop) == before


def test_a_member_of_one_reaches_nothing_of_another_through_their_own(
    theirs: Client, other: User, shop: Organisation
) -> None:
    mine = organisation_of(other, name="Mine")
    member = shop.memberships.get()
    there = Property.objects.create(organisation=shop, label="The shop")
    for page in (
        f"members/{member.pk}/",
        f"members/{member.pk}/remove/",
        f"properties/{there.public_id}/remove/",
    ):
        assert theirs.post(address(mine, page), {"role": "viewer"}).status_code == 404
    assert shop.memberships.get().role == Role.OWNER
    assert Property.objects.filter(pk=there.pk).exists()


def test_a_viewer_sees_members_by_name_and_no_addresses(
    theirs: Client, other: User, shop: Organisation, owner: User
) -> None:
    member_of(shop, other)
    member_of(shop, resident("no-name@example.org"), Role.BILLING)
    page = theirs.get(address(shop)).content.decode()
    assert "Olu Owner" in page
    assert "A member" in page
    for hidden in ("owner@example.org", "no-name@example.org", "Invite somebody"):
        assert hidden not in page


def test_an_owner_sees_names_and_addresses(own: Client, other: User, shop: Organisation) -> None:
    member_of(shop, other)
    page = own.get(address(shop)).content.decode()
    assert "Olu Owner (you)" in page
    assert "Ola Other" in page
    assert "other@example.org" in page


def test_an_owner_changes_its_name(own: Client, shop: Organisation) -> None:
    assert 'value="The Corner Shop"' in own.get(address(shop, "change/")).content.decode()
    own.post(address(shop, "change/"), {"name": "The Big Shop", "kind": "business"})
    shop.refresh_from_db()
    assert shop.name == "The Big Shop"


def test_nothing_else_can_be_slipped_in_with_the_form(
    own: Client, shop: Organisation, other: User
) -> None:
    before = shop.public_id
    form = {"name": "N", "kind": "group", "public_id": "x", "closed_at": "2026-01-01", "pk": "9"}
    own.post(address(shop, "change/"), form)
    shop.refresh_from_db()
    assert (shop.public_id, shop.closed_at, shop.name) == (before, None, "N")


def test_a_closed_organisation_is_gone_for_its_members_and_kept_for_us(
    own: Client, shop: Organisation
) -> None:
    assert own.get(address(shop, "close/")).status_code == 200
    assert state(shop)[0][-1] is None
    answer = own.post(address(shop, "close/"))
    assert answer["Location"] == LIST + "?closed"
    assert "We have closed" in own.get(answer["Location"]).content.decode()
    assert own.get(address(shop)).status_code == 404
    shop.refresh_from_db()
    assert shop.closed_at is not None
    assert shop.memberships.count() == 1


def test_a_property_is_written_by_hand_or_chosen(own: Client, shop: Organisation) -> None:
    page = address(shop, "properties/add/")
    answer = own.post(page, {**BY_HAND, "label": "The hall"})
    assert (answer.status_code, answer["Location"]) == (303, address(shop) + "?saved")
    there = shop.properties.get()
    assert there.address["line_1"] == "1 Test Street"
    assert "1 Test Street, Testham, AA1 1AA" in own.get(address(shop)).content.decode()


def test_a_round_of_finding_an_address_is_no_mistake(own: Client, shop: Organisation) -> None:
    page = address(shop, "properties/add/")
    answer = own.post(page, {"address-stage": "find", "address-do": "manual"})
    assert answer.status_code == 200
    assert "<title>Error" not in answer.content.decode()


def test_one_property_stands_on_the_list_once(own: Client, shop: Organisation) -> None:
    page = address(shop, "properties/add/")
    own.post(page, BY_HAND)
    again = own.post(page, {**BY_HAND, "address-line_1": "1  test street"})
    assert "on your list already" in problems(again)
    assert shop.properties.count() == 1


def test_a_property_is_taken_off_after_asking(own: Client, shop: Organisation) -> None:
    there = Property.objects.create(organisation=shop, label="The hall")
    page = address(shop, f"properties/{there.public_id}/remove/")
    assert "Take The hall off the list?" in own.get(page).content.decode()
    assert shop.properties.count() == 1
    own.post(page)
    assert not shop.properties.exists()
    assert own.post(page).status_code == 404


def test_an_owner_reads_what_was_done_and_by_whom(own: Client, shop: Organisation) -> None:
    own.post(address(shop, "change/"), {"name": "The Big Shop", "kind": "business"})
    page = BeautifulSoup(own.get(address(shop)).content, "html.parser")
    deed = page.select_one(".timeline li")
    assert deed.h3.text == "Changed its name"
    assert deed.p.text == "Olu Owner"


def test_an_owner_manages_it_while_acting_for_it_and_not_for_another(
    own: Client, owner: User, shop: Organisation
) -> None:
    act_for(own, shop)
    assert own.get(address(shop, "change/")).status_code == 200
    act_for(own, authority_between(resident("p@example.org").person, owner))
    assert own.get(address(shop, "change/")).status_code == 403
    assert own.get(ADD).status_code == 403


def test_pages_are_nobodys_to_keep_and_cost_little(
    own: Client, shop: Organisation, other: User, django_assert_max_num_queries: Any
) -> None:
    member_of(shop, other)
    own.get(address(shop))
    with django_assert_max_num_queries(12):
        answer = own.get(address(shop))
    assert answer["Cache-Control"] == "private, no-store"


def test_somebody_who_leaves_us_is_told_what_would_have_no_owner(
    owner: User, other: User, shop: Organisation
) -> None:
    assert members.only_owner_of(owner) == [shop]
    second = member_of(shop, other, Role.OWNER)
    assert members.only_owner_of(owner) == []
    second.delete()
    shop.closed_at = timezone.now()
    shop.save()
    assert members.only_owner_of(owner) == []
    assert Membership.objects.filter(user=owner).exists()
