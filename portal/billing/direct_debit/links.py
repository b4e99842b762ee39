"""What the page of a bill says of paying it by Direct Debit."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from portal.accounts.acting import may
from portal.council.money import as_text
from portal.ui.generation import bump_on_change, remembered

from .. import whose
from ..models import Account, DirectDebit, DirectDebitTerms
from ..pages import actions
from ..pages.actions import Action, Notice, Place, Seen
from . import terms
from .agreed import agreed
from .words import State

WAITING = "You asked for a Direct Debit. We wait for the bank."


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    bump_on_change(DirectDebitTerms)
    actions.register("direct debit", Place.BANK, build, order=10)


def build(seen: Seen) -> list[Action | Notice]:
    """What goes next and the link. At most one query; none for a closed account."""
    if seen.account.closed_on is not None:
        return []
    row = terms.live_of(seen.account)
    return [each for each in (coming(seen, row), link(seen, row)) if each is not None]


def link(seen: Seen, row: DirectDebit | None) -> Action | None:
    """To the one that lives, or to set one up, for somebody who may."""
    account = seen.account
    if not may(seen.request, whose.CHANGE):
        return None
    if row is not None:
        hint = WAITING if row.state == State.ASKED else ""
        return Action("See, change or stop your Direct Debit", _address(account), hint)
    if account.direct_debit:
        return Action("Change or stop your Direct Debit", _address(account))
    if not _somebody_listens():
        return None
    hint = "We take each payment from your bank. There is nothing to remember."
    return Action("Set up a Direct Debit", _address(account), hint)


def coming(seen: Seen, row: DirectDebit | None) -> Notice | None:
    """The next payment as the payer agreed to it, and the days of all that are taken."""
    if row is None or seen.bill is None:
        return None
    found = agreed(row, seen.bill.issued, seen.account.balance, timezone.localdate())
    if found is None:
        return None
    context = {
        "own": found.own,
        "own_amount": as_text(found.own[0].amount) if found.own else "",
        "taken": found.taken[0],
        "amount": as_text(found.taken[0].amount),
    }
    days = found.days((each.due, each.amount) for each in seen.bill.instalments)
    return Notice("billing/direct_debit/next.html", context, instead=True, days=days)


def _somebody_listens() -> bool:
    """Whether one can be asked for today. Remembered for all bills; its own page asks anew."""
    today = timezone.localdate()
    return remembered(f"billing.direct-debit:{today}", lambda: terms.open_on(today))


def _address(account: Account) -> str:
    return reverse("direct_debit", args=[account.public_id])
