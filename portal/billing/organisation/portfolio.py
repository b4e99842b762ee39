"""The tax accounts of one holder as a list: filtered, in order, with totals. Sums are pence.

Addresses and account numbers are encrypted, so the database finds one only by a whole number or
postcode, through keyed hashes, and puts rows in order by what is plain.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from .. import fingerprints
from ..models import Account, StoredInstalment
from ..words import Tax

OWES, LATE, NOTHING, CLOSED = "to-pay", "overdue", "nothing", "closed"
SHOWN = {
    OWES: Q(balance__gt=0),
    LATE: Q(overdue__gt=0),
    NOTHING: Q(balance__lte=0, closed_on__isnull=True),
    CLOSED: Q(closed_on__isnull=False),
}
ORDERS = {
    "overdue": (F("overdue").desc(), F("balance").desc()),
    "most": (F("balance").desc(),),
    "next": (F("next_due").asc(nulls_last=True),),
    "newest": (F("opened_on").desc(),),
}
USUAL_ORDER = "overdue"


@dataclass(frozen=True)
class Totals:
    """What all of them come to. ``credit`` is what was paid too much, above nothing."""

    properties: int
    owed: int
    overdue: int
    late: int
    """How many have something overdue."""
    credit: int
    next_due: date | None
    next_amount: int


def listed(
    accounts: QuerySet[Account], *, tax: str = "", show: str = "", order: str = ""
) -> QuerySet[Account]:
    """Those that are asked for, each with ``next_due`` and ``next_amount``. What is unknown counts
    as not asked for."""
    found = with_what_is_next(accounts)
    if tax in set(Tax):
        found = found.filter(tax=tax)
    if show in SHOWN:
        found = found.filter(SHOWN[show])
    return found.order_by(*ORDERS.get(order, ORDERS[USUAL_ORDER]), "pk")


def found_by(accounts: QuerySet[Account], typed: str) -> QuerySet[Account]:
    """Those with this account number or this postcode, written in whatever way."""
    return accounts.filter(
        Q(reference_hash=fingerprints.of_reference(typed))
        | Q(postcode_hash=fingerprints.of_postcode(typed))
    ).exclude(reference_hash="")


def with_what_is_next(accounts: QuerySet[Account]) -> QuerySet[Account]:
    """Add the day of the next instalment of the bill that counts, and what is left of it."""
    coming = _coming().filter(bill__account=OuterRef("pk")).order_by("due_on")
    return accounts.annotate(
        next_due=Subquery(coming.values("due_on")[:1]),
        next_amount=Subquery(coming.values("part")[:1]),
    )


def _coming() -> QuerySet[Any]:
    """Coming instalments with what is left of each as ``part``; none of which nothing is left.

    What is owed and not overdue is put to the last ones, as the page of a bill does.
    """
    later = (
        StoredInstalment.objects.filter(
            bill__account=OuterRef("bill__account"),
            bill__current=True,
            due_on__gt=OuterRef("due_on"),
        )
        .order_by()
        .values("bill__account")
        .annotate(whole=Sum("amount"))
        .values("whole")
    )
    owed = F("bill__account__balance") - F("bill__account__overdue")
    return (
        StoredInstalment.objects.filter(bill__current=True, due_on__gte=timezone.localdate())
        .annotate(left=owed - Coalesce(Subquery(later), 0))
        .filter(left__gt=0)
        .annotate(part=Least(F("amount"), F("left")))
    )


def totals(accounts: QuerySet[Account]) -> Totals:
    """Add all of them up. Two queries."""
    owed, late, credit = Q(balance__gt=0), Q(overdue__gt=0), Q(balance__lt=0)
    summed = accounts.aggregate(
        all_properties=Count("pk"),
        all_owed=Coalesce(Sum("balance", filter=owed), 0),
        all_overdue=Coalesce(Sum("overdue"), 0),
        all_late=Count("pk", filter=late),
        all_credit=-Coalesce(Sum("balance", filter=credit), 0),
    )
    due, amount = _next(accounts)
    sums = {name.removeprefix("all_"): value for name, value in summed.items()}
    return Totals(**sums, next_due=due, next_amount=amount)


def _next(accounts: QuerySet[Account]) -> tuple[date | None, int]:
    """The next day on which anything is due, and what is due on it."""
    days = (
        _coming()
        .filter(bill__account__in=accounts.values("pk"))
        .values("due_on")
        .annotate(whole=Sum("part"))
        .order_by("due_on")
    )
    first = days.first()
    return (first["due_on"], first["whole"]) if first else (None, 0)
