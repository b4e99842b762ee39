"""Agreeing to bills without paper, going back, and saying no. Each payer for themselves.

The revenues system has one flag for an account. It is asked for no paper when a payer agrees, and
for paper again whenever one goes back or we do: a bill too many harms nobody.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts import audit
from portal.accounts.models import Membership, User
from portal.accounts.people import proved_addresses
from portal.integration import messages

from ..models import Joined, Paperless
from ..revenues.source import revenues
from .words import TOLD_ON, WORDING, Why

ON, OFF = "bill.paperless", "bill.paper"


class NoAddress(Exception):
    """They have proved no e-mail address."""


class Gone(Exception):
    """The account stands in theirs no more."""


def address_of(user: User | None) -> str:
    """The e-mail address that somebody signs in with, if it is proved; else one that is, or ""."""
    if user is None:
        return ""
    proved = proved_addresses(user)
    return user.email if user.email in proved else next(iter(proved), "")


def address_now(agreement: Paperless) -> str:
    """Where to write to now: the address agreed to while it is theirs, else the one they have.

    For an organisation that is whoever agreed, while they are a member of it.
    """
    joined = agreement.joined
    user = joined.person.user if joined.person else agreement.by
    if joined.organisation_id and not _is_member(joined, user):
        return ""
    if user is None:
        return ""
    return agreement.email if agreement.email in proved_addresses(user) else address_of(user)


def live_of(joined: Joined) -> Paperless | None:
    """What they have agreed to and not taken back."""
    found: Paperless | None = Paperless.objects.filter(joined=joined, ended_at=None).first()
    return found


def last_of(joined: Joined) -> Paperless | None:
    """What they said last."""
    found: Paperless | None = Paperless.objects.filter(joined=joined).first()
    return found


@transaction.atomic
def agree(joined: Joined, user: User, request: HttpRequest | None = None) -> Paperless:
    """Write down a yes and ask for no more paper. Twice is once.

    ``user`` is who presses the button. Raises NoAddress, Gone, and ``Refused`` if it is closed.
    """
    locked = Joined.objects.select_for_update(of=("self",)).select_related("account", "person")
    row = locked.filter(pk=joined.pk, ended_at=None).first()
    if row is None:
        raise Gone
    known = live_of(row)
    if known:
        return known
    email = address_of(row.person.user if row.person else user)
    if not email:
        raise NoAddress
    made: Paperless = Paperless.objects.create(joined=row, by=user, wording=WORDING, email=email)
    revenues().set_paperless(row.account, on=True)
    messages.queue(TOLD_ON, made.pk)
    _note(ON, made, user, request, {"wording": WORDING})
    return made


@transaction.atomic
def refuse(joined: Joined, user: User) -> None:
    """Write down that they do not want it now, so that nobody asks again."""
    if Paperless.objects.filter(joined=joined).exists():
        return
    now = timezone.now()
    Paperless.objects.create(
        joined=joined, by=user, wording=WORDING, begun_at=now, ended_at=now, ended_why=Why.NOT_NOW
    )


@transaction.atomic
def end(
    agreement: Paperless, why: Why, user: User | None = None, request: HttpRequest | None = None
) -> bool:
    """Go back to paper. Once more does no harm: False."""
    live = Paperless.objects.filter(pk=agreement.pk, ended_at=None)
    if not live.update(ended_at=timezone.now(), ended_why=why):
        return False
    agreement.refresh_from_db(fields=["ended_at", "ended_why"])
    revenues().set_paperless(agreement.joined.account, on=False)
    _note(OFF, agreement, user, request, {"why": why.value})
    return True


def may_be_invited(joined: Joined) -> bool:
    """Whether to offer it: on paper, and neither agreed nor said no before. One query at most."""
    account = joined.account
    if account.paperless or account.closed_on is not None:
        return False
    return not Paperless.objects.filter(joined=joined).exists()


def live() -> QuerySet[Paperless]:
    """Every agreement that holds, with what is asked of each."""
    found: QuerySet[Paperless] = Paperless.objects.filter(
        ended_at=None, joined__ended_at=None
    ).select_related("joined__account", "joined__person__user", "joined__organisation", "by")
    return found


def _is_member(joined: Joined, user: User | None) -> bool:
    of_it = Membership.objects.filter(
        organisation=joined.organisation, organisation__closed_at=None, user=user
    )
    return user is not None and of_it.exists()


def _note(
    action: str,
    agreement: Paperless,
    user: User | None,
    request: HttpRequest | None,
    details: dict[str, str],
) -> None:
    joined = agreement.joined
    audit.record(
        action,
        f"tax-account:{joined.account.public_id}",
        request=request,
        user=user,
        system="" if user or request else "paperless",
        about=joined.person.public_id if joined.person else "",
        details=details,
    )
