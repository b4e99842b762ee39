"""Giving somebody leave to act: given, taken up, and ended by either side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from portal.integration import limits
from portal.integration.encryption import keyed_hash

from .. import audit
from ..addresses import proved_hashes
from ..models import Authority, Person, User
from ..people import signed_in_user
from . import letters, scopes
from .ended import authority_ended

LONGEST = timedelta(days=366)
"""A year, and the day that a leap year has more."""
MOST = 20
"""Authorities that one person can have given at a time."""
DAY = 86_400
PERSON, HOLDER, STAFF = "person", "holder", "staff"
"""The sides that can end it."""
GIVEN_IN_A_DAY, TO_ONE_ADDRESS_IN_A_DAY = 10, 5


class CannotGive(Exception):
    """It was not given. Says why, for the person."""


def give(
    person: Person,
    email: str,
    codes: Iterable[str],
    until: datetime,
    *,
    request: HttpRequest,
    evidence: str = "",
) -> Authority:
    """Let whoever proves this address act for a person, and tell both.

    With ``evidence`` it is recorded by the member of staff who is signed in; without it the person
    gives it. Raises CannotGive.
    """
    now, holder_hash = timezone.now(), keyed_hash("email", email)
    scope = sorted(scopes.known(codes))
    if not scope:
        raise CannotGive("Choose what they can do.")
    if not now < until <= now + LONGEST:
        raise CannotGive("Choose a time of no more than a year.")
    _count(person, holder_hash)
    staff = request.user if evidence and isinstance(request.user, User) else None
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        live = Authority.objects.live().filter(person=person)
        if live.filter(holder_email_hash=holder_hash).exists():
            raise CannotGive("This address can act already. End that first to change it.")
        if live.count() >= MOST:
            raise CannotGive(f"No more than {MOST} people can act at a time. End one first.")
        authority: Authority = Authority.objects.create(
            person=person,
            holder_email=email,
            holder_email_hash=holder_hash,
            scope=scope,
            until_at=until,
            evidence=evidence,
            recorded_by=staff,
        )
        action = "authority.recorded" if evidence else "authority.given"
        _record(action, authority, request, {"scope": scope})
        letters.tell(letters.GIVEN, authority)
        letters.tell(letters.COPY, authority)
    return authority


def waiting_for(user: User) -> list[Authority]:
    """What was given to an address that this user has proved, and is not taken up yet."""
    found = Authority.objects.live().filter(
        taken_up_at__isnull=True, holder_email_hash__in=proved_hashes(user)
    )
    return list(found.select_related("person"))


def take_up(public_id: str, request: HttpRequest) -> Authority | None:
    """Take up what waits for this user. None where nothing does. Taken up once, by one account."""
    found = next(
        (each for each in waiting_for(signed_in_user(request)) if each.public_id == public_id), None
    )
    if found is None:
        return None
    with transaction.atomic():
        taken = (
            Authority.objects.live()
            .filter(pk=found.pk, taken_up_at__isnull=True)
            .update(taken_up_at=timezone.now(), holder=request.user)
        )
        if not taken:
            return None
        found.refresh_from_db()
        _record("authority.taken_up", found, request)
        letters.tell(letters.TAKEN_UP, found)
    return found


def end(authority: Authority, request: HttpRequest, by: str) -> bool:
    """End it by one side, and tell the others. False where it had ended before."""
    with transaction.atomic():
        ended = Authority.objects.filter(pk=authority.pk, ended_at__isnull=True).update(
            ended_at=timezone.now(), ended_by=request.user
        )
        if not ended:
            return False
        _record("authority.ended", authority, request, {"by": by})
        authority_ended(authority)
        if by != HOLDER:
            letters.tell(letters.ENDED_FOR_HOLDER, authority)
        if by != PERSON:
            letters.tell(letters.ENDED_FOR_PERSON, authority)
    return True


def _count(person: Person, holder_hash: str) -> None:
    allowed = [
        limits.take("authorities given", person.public_id, GIVEN_IN_A_DAY, DAY),
        limits.take("authorities to an address", holder_hash, TO_ONE_ADDRESS_IN_A_DAY, DAY),
    ]
    if not all(allowed):
        raise CannotGive("You have done this too often today. Try again tomorrow.")


def _record(
    action: str, authority: Authority, request: HttpRequest, details: dict[str, Any] | None = None
) -> None:
    audit.record(
        action,
        f"authority:{authority.public_id}",
        request=request,
        about=authority.person.public_id,
        details=details,
    )
