"""Somebody who acts for others and for an organisation, on each of these pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.acting import session
from portal.accounts.models import Authority, Invitation, Organisation, Role, User
from portal.accounts.organisations import tokens
from portal.integration.encryption import keyed_hash
from tests.support.acting import authority_between, member_of, organisation_of

from .people import enter, resident

ME, OTHER, THIRD = "acts@example.org", "other@example.org", "third@example.org"
SHOP, CLUB, GROUP = "The Corner Shop", "The Running Club", "The Garden Group"


def make(request: HttpRequest, page: str) -> HttpResponse:
    """Sign in somebody with all of this, and lead to the page."""
    me = resident(ME, "An Owner")
    _world(me)
    if page == "alone":
        me = resident("alone@example.org", "Lee Alone")
    enter(request, me)
    if page in ("acting", "stop-first"):
        session.start(request, f"organisation:{_one(SHOP).public_id}")
    return redirect(PAGES[page]())


def _world(me: User) -> None:
    if Organisation.objects.filter(name=SHOP).exists():
        return
    other, third = resident(OTHER, "A Member"), resident(THIRD, "")
    authority_between(other.person, me, scope=["requests.see", "requests.send"])
    authority_between(third.person, me, holder=None, taken_up_at=None)
    authority_between(me.person, other)
    authority_between(me.person, third, holder=None, taken_up_at=None)
    shop = organisation_of(me, SHOP, number="01234567")
    member_of(shop, other, Role.BILLING)
    member_of(organisation_of(other, CLUB, kind="group"), me)
    shop.properties.create(
        label="The shop", address={"line_1": "1 Test Street", "town": "T", "postcode": "QZ1 1AA"}
    )
    _invite(shop, THIRD)
    _invite(organisation_of(other, GROUP, kind="charity"), ME)


def _invite(organisation: Organisation, email: str) -> None:
    chance = tokens.new_chance()
    Invitation.objects.create(
        organisation=organisation,
        email=email,
        email_hash=keyed_hash("email", email),
        role=Role.VIEWER,
        chance=chance,
        token_hash=tokens.hashed(tokens.token(chance)),
        expires_at=timezone.now() + timedelta(days=7),
    )


def _one(name: str) -> Organisation:
    found: Organisation = Organisation.objects.get(name=name)
    return found


def _authority(*, mine: bool, waits: bool) -> str:
    whose: dict[str, Any] = {"person__user__email": ME} if mine else {"holder__email": ME}
    if not mine and waits:
        whose = {"holder_email_hash": keyed_hash("email", ME)}
    found = Authority.objects.filter(**whose, taken_up_at__isnull=waits).first()
    return str(found.public_id)


def _of_shop(name: str, **others: int) -> str:
    return reverse(name, args=[_one(SHOP).public_id, *others.values()])


def _member(role: str) -> int:
    number: int = _one(SHOP).memberships.get(role=role).pk
    return number


def _link() -> str:
    invitation = Invitation.objects.get(organisation=_one(GROUP))
    return reverse("invitation", args=[tokens.token(invitation.chance)])


PAGES: dict[str, Callable[[], str]] = {
    "choose": lambda: reverse("acting"),
    "alone": lambda: reverse("acting"),
    "acting": lambda: reverse("acting"),
    "stop-first": lambda: reverse("authority_give"),
    "give": lambda: reverse("authority_give"),
    "given": lambda: reverse("authority", args=[_authority(mine=True, waits=True)]) + "?given",
    "mine": lambda: reverse("authority", args=[_authority(mine=True, waits=False)]),
    "waiting": lambda: reverse("authority", args=[_authority(mine=False, waits=True)]),
    "held": lambda: reverse("authority", args=[_authority(mine=False, waits=False)]),
    "end": lambda: reverse("authority_end", args=[_authority(mine=True, waits=False)]),
    "no": lambda: reverse("authority_end", args=[_authority(mine=False, waits=True)]),
    "you": lambda: reverse("guises"),
    "organisations": lambda: reverse("organisations"),
    "add": lambda: reverse("organisation_add"),
    "shop": lambda: _of_shop("organisation"),
    "club": lambda: reverse("organisation", args=[_one(CLUB).public_id]),
    "invite": lambda: _of_shop("organisation_invite"),
    "change": lambda: _of_shop("organisation_change"),
    "role": lambda: _of_shop("member_role", member=_member(Role.BILLING)),
    "remove": lambda: _of_shop("member_remove", member=_member(Role.BILLING)),
    "leave": lambda: _of_shop("organisation_leave"),
    "close": lambda: _of_shop("organisation_close"),
    "property": lambda: _of_shop("property_add"),
    "invitation": _link,
    "dead": lambda: reverse("invitation", args=["AAAAAAAAAAAAAAAAAAAAAA"]),
}

urlpatterns = [path("people/acting/<str:page>/", make)]
