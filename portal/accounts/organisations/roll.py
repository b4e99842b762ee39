"""The members of an organisation, as other members see them."""

from __future__ import annotations

from dataclasses import dataclass

from ..models import Membership, Organisation, Person

SOMEBODY = "A member"
"""To members who are no owners: somebody who has not told us a name."""


@dataclass(frozen=True)
class Member:
    """One member. ``number`` names the membership in addresses; ``email`` is for owners only."""

    number: int
    user: int
    name: str
    email: str
    role: str
    is_me: bool


def of(organisation: Organisation, me: int | None, *, full: bool) -> list[Member]:
    """All of them, those who joined first before others. ``full`` is what owners see."""
    found = organisation.memberships.select_related("user", "user__person")
    return [_member(each, me, full) for each in found]


def name_of(membership: Membership) -> str:
    """What an owner reads: the name that they told us, or else their e-mail address."""
    person: Person | None = getattr(membership.user, "person", None)
    return (person and person.name) or membership.user.email


def _member(each: Membership, me: int | None, full: bool) -> Member:
    name, email = name_of(each), each.user.email
    is_me = each.user_id == me
    unnamed = name == email
    if unnamed and not (full or is_me):
        name = SOMEBODY
    return Member(
        each.pk,
        each.user_id,
        name,
        email if full and not unnamed else "",
        each.get_role_display(),
        is_me,
    )
