"""Who pays an account, as the revenues system has it now.

A payer is the same one only if the whole name is the same: two of one surname are two people, and
an account must not pass from one to the other by itself. So a name that is written otherwise ends
what stood in somebody's account here, and they join it again.
"""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from .. import fingerprints
from ..models import Account, Joined, Payer
from ..words import Tax
from . import signals
from .news import AccountNews

APART = 1000
"""Numbers that no payer has, while they change places."""


def keep_payers(account: Account, news: AccountNews) -> bool:
    """Bring them to what the news says; whether anything changed. Call it under the lock."""
    tax = Tax(account.tax)
    wanted = [(each.name, fingerprints.of_name(each.looked_up_by(tax))) for each in news.payers]
    rows = list(account.payers.order_by("number"))
    if [(row.name, row.name_hash) for row in rows] == wanted:
        return False
    left = list(rows)
    kept: list[Payer | None] = []
    for name, _hash in wanted:
        same = next((row for row in left if _whole(row.name) == _whole(name)), None)
        kept.append(same)
        if same:
            left.remove(same)
    _end(left)
    account.payers.filter(pk__in=[row.pk for row in kept if row]).update(number=F("number") + APART)
    for number, ((name, hashed), row) in enumerate(zip(wanted, kept, strict=True), start=1):
        payer = row or Payer(account=account)
        payer.number, payer.name, payer.name_hash = number, name, hashed
        payer.save()
    return True


def _end(gone: list[Payer]) -> None:
    """Take the account from whoever pays no more."""
    live = Joined.objects.filter(payer__in=gone, ended_at=None)
    ended = list(live.select_related("account", "person", "organisation"))
    if ended:
        now = timezone.now()
        for joined in ended:
            joined.ended_at = now
        Joined.objects.bulk_update(ended, ["ended_at"])
        signals.payer_gone.send(Joined, joined=ended)
    Payer.objects.filter(pk__in=[row.pk for row in gone]).delete()


def _whole(name: str) -> str:
    return " ".join(name.casefold().split())
