"""Putting an account into somebody's account here, and taking it out again. Ended rows stay."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts import audit
from portal.accounts.models import Organisation, Person, User

from .. import telling
from ..models import Account, Joined, Payer
from . import letters
from .proof import NotProved, Proved

JOINED, ENDED = "bill.joined", "bill.left"
BY_THEM, PAYER_WENT = "them", "payer"
"""Why it ended: they took it out, or they no longer pay this tax."""

ended = Signal()
"""Sent with ``joined`` and ``why``, in the transaction in which an account leaves somebody's."""


def live_of(subject: Person | Organisation) -> QuerySet[Joined]:
    """What stands in the account of a person or among an organisation's things, as rows."""
    kind = "organisation" if isinstance(subject, Organisation) else "person"
    live: QuerySet[Joined] = Joined.objects.filter(**{kind: subject}, ended_at=None)
    return live.select_related("account", "payer", "person__user", "organisation")


@transaction.atomic
def join(
    proved: Proved,
    holder: Person | Organisation,
    *,
    by: User | None = None,
    request: HttpRequest | None = None,
    tell: bool = True,
) -> Joined:
    """Make the row, once for a holder and account, and tell its person. Other payers hear nothing.

    ``by`` is the account that did it, else who is signed in on ``request``. Without ``tell`` no
    message is written: for many at once. Raises NotProved for a payer who is none any more: news of
    an account, which takes its lock too, may have come since they were proved.
    """
    kind = "organisation" if isinstance(holder, Organisation) else "person"
    by = by or (request.user if request and isinstance(request.user, User) else None)
    Account.objects.select_for_update().filter(pk=proved.account.pk).first()
    if not Payer.objects.filter(account=proved.account, pk=proved.payer.pk).exists():
        raise NotProved
    live = Joined.objects.filter(account=proved.account, ended_at=None, **{kind: holder})
    held: Joined | None = live.first()
    if held is not None:
        return held
    made: Joined = Joined.objects.create(
        account=proved.account, payer=proved.payer, by=by, **{kind: holder}
    )
    _note(JOINED, made, by, request, {"payer": proved.payer.number})
    if tell and isinstance(holder, Person):
        telling.tell(letters.TOLD_JOINED, made.pk, holder)
    return made


def leave(joined: Joined, *, by: User | None = None, request: HttpRequest | None = None) -> bool:
    """Take it out of the account in which it stands. Once more does no harm: False."""
    return _end(joined, BY_THEM, by, request)


def payers_go(payers: Iterable[Payer]) -> int:
    """End it for whoever is no payer of an account any more. Call it before the rows go."""
    live = Joined.objects.filter(payer__in=list(payers), ended_at=None)
    return sum(_end(each, PAYER_WENT, None, None) for each in live.select_related("account"))


@transaction.atomic
def _end(joined: Joined, why: str, by: User | None, request: HttpRequest | None) -> bool:
    live = Joined.objects.filter(pk=joined.pk, ended_at=None)
    if not live.update(ended_at=timezone.now()):
        return False
    has_ended(joined, why, by=by, request=request)
    return True


def has_ended(
    joined: Joined, why: str, *, by: User | None = None, request: HttpRequest | None = None
) -> None:
    """Say of a row that has just ended that it has: to the log, other rooms and its person."""
    _note(ENDED, joined, by, request, {"why": why})
    ended.send(sender=Joined, joined=joined, why=why)
    if why == PAYER_WENT and joined.person:
        telling.tell(letters.TOLD_GONE, joined.pk, joined.person)


def _note(
    action: str,
    joined: Joined,
    by: User | None,
    request: HttpRequest | None,
    details: dict[str, object],
) -> None:
    audit.record(
        action,
        f"tax-account:{joined.account.public_id}",
        request=request,
        user=by,
        system="" if by or request else "revenues",
        about=joined.person.public_id if joined.person else "",
        details=details,
    )
