"""The deletion itself: all of it or nothing, with the parts of every room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from .. import audit
from ..factors import notices
from ..models import Consent, Marker, Needs, Person, User
from ..organisations.members import only_owner_of
from ..people import person_of, proved_addresses

Forget = Callable[[User], None]
LEFT = "left"
"""In ``Person.confirmed``: the day on which an account went of which a marker is still kept."""


@dataclass(frozen=True)
class Registered:
    """What a room erases with an account, and sentences on what it keeps and why."""

    name: str
    forget: Forget | None
    kept: tuple[str, ...]


_registered: dict[str, Registered] = {}


def register(name: str, *, forget: Forget | None = None, kept: Iterable[str] = ()) -> None:
    """Erase something with an account, or say what stays. Raises ValueError for a taken name."""
    part = Registered(name, forget, tuple(kept))
    if _registered.setdefault(name, part) != part:
        raise ValueError(f"Another part is already called {name!r}.")


def what_is_kept() -> list[str]:
    """Sentences of all rooms."""
    return [sentence for part in _registered.values() for sentence in part.kept]


def reasons_against(user: User) -> list[str]:
    """Why the account cannot go now, and what to do about it; nothing where it can."""
    if user.is_staff:
        return ["You use this account for your work. Ask an administrator to close it."]
    return [
        f"You are the only owner of {each.name}. Make somebody else an owner, or close it first."
        for each in only_owner_of(user)
    ]


class CannotGo(Exception):
    """Something stands against it: see ``reasons_against``."""


@transaction.atomic
def delete_account(user: User) -> None:
    """Erase an account with what is its own. Cases stay, and stand in it no more.

    Raises ``CannotGo``.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    if reasons_against(locked):
        raise CannotGo
    person = person_of(locked)
    audit.record(
        "account.deleted", f"person:{person.public_id}", user=locked, about=person.public_id
    )
    notices.tell_gone(proved_addresses(locked))
    for part in _registered.values():
        if part.forget:
            part.forget(locked)
    if Marker.objects.live().filter(person=person).exists():
        _keep_for_the_marker(person)
    locked.delete()


def sweep() -> int:
    """Erase people whose account has gone, once the last marker of theirs has ended. Each night."""
    gone = 0
    for person in Person.objects.filter(user=None, confirmed__has_key=LEFT):
        if not Marker.objects.live().filter(person=person).exists():
            person.delete()
            gone += 1
    return gone


def _keep_for_the_marker(person: Person) -> None:
    """Keep only what a marker is found by, so that nobody leaves to be rid of one."""
    known = Person.objects.filter(user=None, email_hash=person.email_hash).exclude(email_hash="")
    if other := known.first():
        Marker.objects.filter(person=person).update(person=other)
        return
    Needs.objects.filter(person=person).delete()
    Consent.objects.filter(person=person).delete()
    person.given.all().delete()
    person.user, person.guises, person.phone_proved_at = None, [], None
    person.address, person.confirmed = {}, {LEFT: timezone.localdate().isoformat()}
    person.save()
