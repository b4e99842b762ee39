"""What changes put onto the page of a bill: a way to see and to tell them."""

from __future__ import annotations

from django.urls import reverse

from ..pages.actions import Action, Seen
from ..words import Tax


def link(seen: Seen) -> Action | None:
    """For council tax that is still being charged."""
    account = seen.account
    if account.tax != Tax.COUNCIL_TAX or account.closed_on:
        return None
    return Action(
        "Tell us of a change",
        reverse("bill_changes", args=[account.public_id]),
        "You move, you live alone, or there is another reason to pay less.",
    )
