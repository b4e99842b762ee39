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
from .schedule import read
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
    """The next payment as the payer agreed to it, while no later bill has come.

    The bill's own day may be too soon for the bank, or another day of the month.
    """
    if row is None or seen.bill is None or seen.bill.issued > timezone.localdate(row.asked_at):
        return None
    agreed, today = read(row.schedule), timezone.localdate()
    own = [each for each in agreed.own if each.on >= today]
    taken = [each for each in agreed.taken if each.on >= today]
    more = seen.account.balance - sum(each.amount for each in taken)
    if not taken or more < 0:
        return None  # paid ahead since then: what is taken is no longer what was agreed
    own = own if more else []
    context = {
        "own": own,
        "own_amount": as_text(own[0].amount) if own else "",
        "taken": taken[0],
        "amount": as_text(taken[0].amount),
    }
    return Notice("billing/direct_debit/next.html", context, instead=True)


def _somebody_listens() -> bool:
    """Whether one can be asked for today. Remembered for all bills; its own page asks anew."""
    today = timezone.localdate()
    return remembered(f"billing.direct-debit:{today}", lambda: terms.open_on(today))


def _address(account: Account) -> str:
    return reverse("direct_debit", args=[account.public_id])
