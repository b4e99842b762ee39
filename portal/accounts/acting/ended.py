"""When leave to act has ended: telling other rooms, at once or on the night after."""

from __future__ import annotations

from datetime import timedelta

from django.dispatch import Signal
from django.utils import timezone

from ..models import Authority, Membership, Person, User
from .found import as_member, under

acting_ended = Signal()
"""Sent with ``holder``, the account that acted; ``key``, that of its ``Acting``; and ``heir``, the
account of the person for whom it acted, or None. In the transaction of the end; it may come twice.
"""
LOOK_BACK = timedelta(days=30)
"""So that a clock that stood still for some weeks leaves nothing over."""


def authority_ended(authority: Authority, *, person_stays: bool = True) -> None:
    """Say that an authority has ended. Nothing for one that nobody has taken up."""
    if authority.holder is not None:
        heir = _account_of(authority.person) if person_stays else None
        _send(authority.holder, under(authority).key, heir)


def membership_ended(membership: Membership) -> None:
    """Say that somebody may act for an organisation no more."""
    _send(membership.user, as_member(membership).key, None)


def say_what_ran_out() -> int:
    """Say it of authorities that have ended by themselves. Each night. How many there were."""
    now = timezone.now()
    found = Authority.objects.filter(
        until_at__range=(now - LOOK_BACK, now), ended_at__isnull=True, holder__isnull=False
    )
    for authority in found.select_related("holder", "person__user"):
        authority_ended(authority)
    return len(found)


def _account_of(person: Person) -> User | None:
    user: User | None = person.user
    return user


def _send(holder: User, key: str, heir: User | None) -> None:
    acting_ended.send(sender=Authority, holder=holder, key=key, heir=heir)
