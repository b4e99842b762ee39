"""Proves each night that what is owed is what its entries come to. Looks, and changes nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from django.db.models import BigIntegerField, Sum
from django.db.models.functions import Coalesce

from ..models import Account

logger = logging.getLogger(__name__)


def unexplained() -> Iterator[Account]:
    """Accounts that owe another sum than their entries come to. One query.

    An account of which no entry was ever told is not among them: then only its balance is known.
    """
    told = Account.objects.filter(entries__isnull=False).order_by("pk")
    summed = told.annotate(
        came_to=Coalesce(Sum("entries__amount"), 0, output_field=BigIntegerField())
    )
    for account in summed.only("pk", "public_id", "balance").iterator():
        if account.came_to != account.balance:
            yield account


def findings() -> list[str]:
    """A line for each, by what the account is called here: no reference, no sum, no name."""
    return [
        f"Tax account {account.public_id}: its entries do not come to its balance."
        for account in unexplained()
    ]


def nightly() -> int:
    """Look, and write what is wrong into the log. How many findings."""
    found = findings()
    for line in found:
        logger.error("Ledger: %s", line)
    return len(found)
