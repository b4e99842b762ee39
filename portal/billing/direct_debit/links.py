"""What the page of a bill says of paying it by Direct Debit."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from portal.accounts.acting import may
from portal.council.money import as_text
from portal.ui.generation import bump_on_change, remembered

from .. import whose
from ..models import Account, DirectDebitTerms
from ..pages import actions
from ..pages.actions import Action, Notice, Place, Seen
from . import terms
from .agreed import Standing, agreed, standing
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
    found = standing(seen.account)
    made = coming(seen, found) or stopped(found), link(seen, found)
    return [each for each in made if each is not None]


def link(seen: Seen, found: Standing) -> Action | None:
    """To the one that lives, or to set one up, for somebody who may."""
    account, row = seen.account, found.row
    if not may(seen.request, whose.CHANGE):
        return None
    if row is not None:
        hint = WAITING if row.state == State.ASKED else ""
        return Action("See, change or stop your Direct Debit", _address(account), hint)
    if account.direct_debit:
        return Action("About your Direct Debit", _address(account))
    if not _somebody_listens():
        return None
    hint = "We take each payment from your bank. There is nothing to remember."
    return Action("Set up a Direct Debit", _address(account), hint)


def coming(seen: Seen, found: Standing) -> Notice | None:
    """The next payment as the payer agreed to it, and the days of all that are taken."""
    row = found.row
    if row is None or seen.bill is None:
        return None
    still = agreed(row, seen.bill.issued, seen.account.balance, timezone.localdate())
    if still is None:
        return None
    context = {
        "own": still.own,
        "own_amount": as_text(still.own[0].amount) if still.own else "",
        "taken": still.taken[0],
        "amount": as_text(still.taken[0].amount),
    }
    days = still.days((each.due, each.amount) for each in seen.bill.instalments)
    return Notice("billing/direct_debit/next.html", context, instead=True, days=days)


def stopped(found: Standing) -> Notice | None:
    """Say that the payer has stopped it, before the revenues system says so."""
    if found.stopped is None:
        return None
    context = {"on": timezone.localdate(found.stopped.ended_at)}
    return Notice("billing/direct_debit/stopped.html", context, stopped=True)


def _somebody_listens() -> bool:
    """Whether one can be asked for today. Remembered for all bills; its own page asks anew."""
    today = timezone.localdate()
    return remembered(f"billing.direct-debit:{today}", lambda: terms.open_on(today))


def _address(account: Account) -> str:
    return reverse("direct_debit", args=[account.public_id])
