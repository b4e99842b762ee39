"""What administrators change of other people's accounts: how far they may, and who hears of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db.models import Q
from django.http import HttpRequest

from .. import audit
from ..factors import notices
from ..models import User

WORKS_HERE = (
    Q(is_staff=True)
    | Q(is_superuser=True)
    | Q(groups__isnull=False)
    | Q(person__isnull=True, emailaddress__isnull=True)
)
"""Everybody but residents, who came in by the residents' door."""


@dataclass(frozen=True)
class Written:
    """An account as it was before a change."""

    user: User
    groups: frozenset[str]

    @classmethod
    def of(cls, user: User) -> Written:
        return cls(user, groups_of(user))


def groups_of(user: User) -> frozenset[str]:
    """The names of the groups that somebody is in. One query."""
    return frozenset(Group.objects.filter(user=user).values_list("name", flat=True))


def works_here(user: User) -> bool:
    """Whether this is the account of staff, and not a resident's alone."""
    return User.objects.filter(WORKS_HERE, pk=user.pk).exists()


def is_proved(user: User) -> bool:
    """Whether its owner has proved an address: then nobody else writes another."""
    return EmailAddress.objects.filter(user=user, verified=True).exists()


def note_made(user: User, request: HttpRequest) -> None:
    """Write down that an administrator made an account, and with which roles."""
    details = {"given": sorted(groups_of(user)), "every_right": user.is_superuser}
    audit.record("staff.made", f"user:{user.pk}", request=request, details=details)


def note(before: Written, after: User, request: HttpRequest) -> None:
    """Write each change into the audit log, and tell the account's owner of it."""
    about, old, groups = f"user:{after.pk}", before.user, groups_of(after)
    if groups != before.groups or after.is_superuser != old.is_superuser:
        details = {
            "given": sorted(groups - before.groups),
            "taken": sorted(before.groups - groups),
            "every_right": after.is_superuser,
        }
        audit.record("staff.roles", about, request=request, details=details)
        notices.tell(after, "roles")
    if after.email.lower() != old.email.lower():
        audit.record("staff.address", about, request=request)
        notices.tell(after, "email-changed", to=old.email)
    if after.is_active != old.is_active:
        action = "staff.opened" if after.is_active else "staff.closed"
        audit.record(action, about, request=request)


def note_gone(users: Iterable[User], request: HttpRequest) -> None:
    """Write down whose accounts are erased, before they are."""
    pairs = [(f"user:{user.pk}", "") for user in users]
    audit.record_all("staff.deleted", pairs, request=request)
