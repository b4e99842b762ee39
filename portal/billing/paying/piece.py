"""What paying puts onto the page of a bill: a way to pay, and what was paid a moment ago."""

from __future__ import annotations

from django.urls import reverse

from portal.accounts.acting import may
from portal.council.money import as_text
from portal.integration.payments.provider import is_on

from .. import whose
from ..pages.actions import Action, Notice, Seen
from .lately import not_shown_yet, total

PAY = "Pay by card"
PAY_NOW = "Pay some of it now by card"
"""For somebody from whom a Direct Debit is taken anyway."""


def link(seen: Seen) -> Action | None:
    """The way to pay, where there is something left and the reader may."""
    account = seen.account
    if account.balance <= 0 or not is_on() or not may(seen.request, whose.PAY):
        return None
    return Action(
        PAY_NOW if account.direct_debit else PAY, reverse("bill_pay", args=[account.public_id])
    )


def note(seen: Seen) -> Notice | None:
    """Say what was paid here and is not in the account yet."""
    paid = not_shown_yet(seen.account)
    if not paid:
        return None
    return Notice("billing/paying/note.html", {"paid_lately": as_text(total(paid))})
