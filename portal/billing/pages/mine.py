"""Bills in a person's account: a panel without a sum, and the days of the next payments.

The account's own page asks for no second proof, so it says that there is a bill and when something
is due, and never how much.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from portal.accounts.acting import may, subject_of
from portal.accounts.coming import DUE, Coming
from portal.accounts.panels import Panel, Viewer

from .. import whose
from ..direct_debit.agreed import agreed, standings
from ..models import Account, StoredInstalment
from ..words import Tax

ROOM = "bills"
MOST = 6


def build(viewer: Viewer) -> Panel | None:
    """The first of their tax accounts; for somebody without any, how to add one."""
    if not may(viewer.request, whose.SEE):
        return None
    found = _accounts(viewer)
    context = {
        "accounts": [
            (each, Tax(each.tax).words.capitalize(), each.address.get("line_1", ""))
            for each in found[:MOST]
        ],
        "more": len(found) > MOST,
        "may_join": may(viewer.request, whose.CHANGE),
    }
    return Panel("billing/bill/panel.html", context)


def dates(viewer: Viewer) -> Iterator[Coming]:
    """The next payment of each account that owes something, by Direct Debit on its own day."""
    if not may(viewer.request, whose.SEE):
        return
    today = timezone.localdate()
    owing = {each.pk: each for each in _accounts(viewer)[:MOST] if each.balance > 0}
    if not owing:
        return
    rows = StoredInstalment.objects.filter(
        bill__account__in=list(owing), bill__current=True, due_on__gte=today
    ).order_by("bill__account", "-due_on")
    asked = standings(owing)
    values = rows.values_list("bill__account", "due_on", "amount", "bill__issued_on")
    for pk, found in groupby(values, key=lambda row: row[0]):
        parts = list(found)
        left, day = owing[pk].balance, None
        for _, due, amount, _ in parts:  # the last ones are paid last
            if left <= 0:
                break
            left, day = left - amount, due
        if day is not None:
            account, row, by_bank = owing[pk], asked[pk].row, asked[pk].by_bank
            still = agreed(row, parts[0][3], account.balance, today) if row else None
            if still is not None:
                day, by_bank = (still.own or still.taken)[0].on, not still.own
            yield _coming(account, day, by_bank=by_bank, of_many=len(owing) > 1)


def _coming(account: Account, day: date, *, by_bank: bool, of_many: bool) -> Coming:
    place = str(account.address.get("line_1", ""))
    title = f"{Tax(account.tax).words.capitalize()} payment"
    return Coming(
        day,
        f"{title}, {place}" if of_many and place else title,
        "By Direct Debit. You need do nothing." if by_bank else "Pay by then.",
        reverse("bill_account", args=[account.public_id]),
        "" if by_bank else DUE,
    )


def _accounts(viewer: Viewer) -> list[Account]:
    """Asked once for both."""
    if ROOM not in viewer.kept:
        viewer.kept[ROOM] = list(
            whose.of_subject(subject_of(viewer.request)).order_by("closed_on", "pk")[: MOST + 1]
        )
    found: list[Account] = viewer.kept[ROOM]
    return found
