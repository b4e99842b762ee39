"""Forms that staff fill in for somebody who calls, visits or writes.

Such a draft belongs to the member of staff at work, apart from what is their own: nothing that
their account knows stands in it, and what is sent goes into no account of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.accounts import audit
from portal.accounts.models import User
from portal.accounts.staff.proof import may_enter
from portal.cases import audited
from portal.cases.models import Channel
from portal.cases.owners import sees
from portal.cases.permissions import CHANGE

from . import access
from .models import Draft, Grant, Submission
from .sending import send

if TYPE_CHECKING:
    from .drafts import Opened

CHANNELS = (Channel.PHONE, Channel.FACE_TO_FACE, Channel.LETTER)
AT_WORK = "callers"


def may(request: HttpRequest) -> bool:
    """Say whether this is staff who deal with cases, and who have proved it as for the admin."""
    user = getattr(request, "user", None)
    return isinstance(user, User) and may_enter(request) and user.has_perm(CHANGE)


def may_begin(request: HttpRequest, journey_key: str) -> bool:
    """Say whether they may fill in this form: they see its cases."""
    return may(request) and sees(request.user, journey_key)


def holder(request: HttpRequest) -> str:
    """Give the hash of a member of staff at work; empty for everybody else."""
    return access.account_of(request.user, AT_WORK) if may(request) else ""


def opens(request: HttpRequest, key: str) -> bool:
    """Say whether this was begun by them for somebody else."""
    return access.opens(key, holder(request))


def begun(request: HttpRequest) -> QuerySet[Draft]:
    """Give what they have begun for others and not sent, the last changed first."""
    keys = Grant.objects.filter(holder=holder(request)).values("key")
    found: QuerySet[Draft] = (
        Draft.objects.filter(key__in=keys).select_related("version").defer("version__frozen")
    )
    return found


def send_for_caller(request: HttpRequest, key: str) -> Submission:
    """Send a draft for the person that it is about. Raises ``NotReady`` and ``NothingToSend``."""
    with transaction.atomic():
        submission = send(key)
        audit.record(
            "form.sent",
            audited.subject(submission.case),
            request=request,
            details={"channel": submission.channel},
        )
    return submission


def hand_over(opened: Opened) -> None:
    """Note that the person themselves finishes what staff began: it reaches us online."""
    if not opened.for_caller and opened.draft.channel != Channel.ONLINE:
        Draft.objects.filter(key=opened.key).update(channel=Channel.ONLINE)
