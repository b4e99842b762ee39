"""Who belongs to an organisation, and in which role. There is always an owner.

Every change locks the organisation's row first. So two owners who remove each other at the same
moment do it one after the other, and the second is told that there is no other owner.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from .. import audit
from ..acting.ended import membership_ended
from ..models import Invitation, Membership, Organisation, Role, User
from ..people import signed_in_user

MOST_ORGANISATIONS = 20
"""That one account belongs to."""
PRESSED_TWICE = timedelta(minutes=1)


class NotAllowed(PermissionDenied):
    """It was not done. Says why, for the person."""


LAST_OWNER = "An organisation needs an owner. Make somebody else an owner first."
NOT_AN_OWNER = "Only an owner can do this."
CLOSED = "This organisation is closed."
TOO_MANY = f"You can belong to no more than {MOST_ORGANISATIONS} organisations."


@transaction.atomic
def make(request: HttpRequest, *, name: str, kind: str, number: str = "") -> Organisation:
    """Make an organisation whose owner is whoever is signed in. Raises NotAllowed.

    Pressed twice, the button makes one.
    """
    user = User.objects.select_for_update().get(pk=signed_in_user(request).pk)
    just_now = Membership.objects.filter(
        user=user, role=Role.OWNER, since__gt=timezone.now() - PRESSED_TWICE
    )
    same = Organisation.objects.filter(name=name, kind=kind, number=number, closed_at__isnull=True)
    if made := same.filter(memberships__in=just_now).first():
        return made
    if Membership.objects.filter(user=request.user).count() >= MOST_ORGANISATIONS:
        raise NotAllowed(TOO_MANY)
    organisation: Organisation = Organisation.objects.create(name=name, kind=kind, number=number)
    Membership.objects.create(organisation=organisation, user=request.user, role=Role.OWNER)
    note("organisation.made", organisation, request)
    return organisation


@transaction.atomic
def change(
    organisation: Organisation, request: HttpRequest, *, name: str, kind: str, number: str
) -> None:
    """Call it something else. Raises NotAllowed."""
    locked = as_owner(organisation, request)
    locked.name, locked.kind, locked.number = name, kind, number
    locked.save(update_fields=["name", "kind", "number"])
    note("organisation.changed", organisation, request)


@transaction.atomic
def set_role(member: Membership, role: str, request: HttpRequest) -> None:
    """Give a member another role. Raises NotAllowed, also where nobody would be owner."""
    as_owner(member.organisation, request)
    now = Membership.objects.select_for_update().filter(pk=member.pk).first()
    if now is None:
        raise NotAllowed("They are no longer a member.")
    if role != Role.OWNER:
        _leave_an_owner(now)
        withdraw_all_of(now)
    now.role = role
    now.save(update_fields=["role"])
    note("organisation.role", now.organisation, request, member=now.user_id, role=role)


@transaction.atomic
def remove(member: Membership, request: HttpRequest) -> None:
    """Take a member out, or leave oneself. What they invited others to goes too.

    Raises NotAllowed: for whoever is neither that member nor an owner, and for the last owner.
    """
    organisation = lock(member.organisation)
    now = Membership.objects.filter(pk=member.pk).first()
    if now is None:
        return
    leaves = now.user_id == request.user.pk
    if not leaves and not _is_owner(organisation, signed_in_user(request)):
        raise NotAllowed(NOT_AN_OWNER)
    _leave_an_owner(now)
    withdraw_all_of(now)
    membership_ended(now)
    now.delete()
    action = "organisation.left" if leaves else "organisation.removed"
    note(action, organisation, request, member=now.user_id)


@transaction.atomic
def close(organisation: Organisation, request: HttpRequest) -> None:
    """Nobody can act for it from now on. Raises NotAllowed. Once more does no harm."""
    locked = lock(organisation)
    if not _is_owner(locked, signed_in_user(request)):
        raise NotAllowed(NOT_AN_OWNER)
    if locked.closed_at:
        return
    now = timezone.now()
    locked.closed_at = now
    locked.save(update_fields=["closed_at"])
    _open_invitations(locked).update(withdrawn_at=now)
    for each in locked.memberships.select_related("user"):
        membership_ended(each)
    note("organisation.closed", locked, request)


def only_owner_of(user: User) -> list[Organisation]:
    """Open organisations that would have no owner without this user. One query.

    Whoever deletes their account makes somebody else an owner first, or closes these.
    """
    owned = Membership.objects.filter(role=Role.OWNER, organisation__closed_at__isnull=True)
    with_others = owned.exclude(user=user).values("organisation")
    found = owned.filter(user=user).exclude(organisation__in=with_others)
    return [each.organisation for each in found.select_related("organisation")]


def give_up(member: Membership) -> None:
    """Leave together with one's whole account, within its transaction. Raises NotAllowed."""
    if not lock(member.organisation).closed_at:
        _leave_an_owner(member)
    withdraw_all_of(member)
    membership_ended(member)
    member.delete()


def lock(organisation: Organisation) -> Organisation:
    """The row as it is now. Whoever else changes its members waits."""
    locked: Organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    return locked


def as_owner(organisation: Organisation, request: HttpRequest) -> Organisation:
    """Lock it for one of its owners. Raises NotAllowed for others, and if it is closed."""
    locked = lock(organisation)
    if locked.closed_at:
        raise NotAllowed(CLOSED)
    if not _is_owner(locked, signed_in_user(request)):
        raise NotAllowed(NOT_AN_OWNER)
    return locked


def withdraw_all_of(member: Membership) -> None:
    """Nobody comes in any more by an invitation of somebody who may no longer invite."""
    open_ones = _open_invitations(member.organisation).filter(invited_by=member.user)
    open_ones.update(withdrawn_at=timezone.now())


def note(action: str, organisation: Organisation, request: HttpRequest, **details: Any) -> None:
    """Write it into the audit log, where owners and staff can read it."""
    audit.record(action, f"organisation:{organisation.public_id}", request=request, details=details)


def _open_invitations(organisation: Organisation) -> Any:
    return Invitation.objects.filter(
        organisation=organisation, accepted_at__isnull=True, withdrawn_at__isnull=True
    )


def _is_owner(organisation: Organisation, user: User) -> bool:
    owners = Membership.objects.filter(organisation=organisation, role=Role.OWNER)
    return owners.filter(user=user).exists()


def _leave_an_owner(member: Membership) -> None:
    if member.role != Role.OWNER:
        return
    owners = Membership.objects.filter(organisation=member.organisation, role=Role.OWNER)
    if not owners.exclude(pk=member.pk).exists():
        raise NotAllowed(LAST_OWNER)
