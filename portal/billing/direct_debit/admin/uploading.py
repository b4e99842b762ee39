"""Taking a table over: read whole or not at all, looked at, and then put in use from a day on."""

from __future__ import annotations

import hashlib
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from portal.accounts.models import User

from ...models import ModulusTable
from ..modulus.reading import read
from ..modulus.table import Table


class SameAgain(ValueError):
    """These very files are here already; ``table`` is their row."""

    def __init__(self, table: ModulusTable) -> None:
        super().__init__("These files were uploaded before.")
        self.table = table


class NotNow(ValueError):
    """It is in use already, or another one is from that day."""


@transaction.atomic
def keep(weights: str, substitutes: str, user: User) -> ModulusTable:
    """Keep it, not in use. Raises ``reading.Unreadable`` and SameAgain."""
    table = read(weights, substitutes)
    digest = hashlib.sha256(f"{weights}\0{substitutes}".encode()).hexdigest()
    there = ModulusTable.objects.filter(digest=digest).first()
    if there is not None:
        raise SameAgain(there)
    row: ModulusTable = ModulusTable.objects.create(
        weights=weights,
        substitutes=substitutes,
        rows=len(table.rows),
        digest=digest,
        uploaded_by=user,
    )
    log(row, "wagtail.create", user=user, data={"rows": row.rows})
    return row


@transaction.atomic
def use(row: ModulusTable, day: date, user: User) -> None:
    """Put it in use from a day on. Raises NotNow."""
    rows = list(ModulusTable.objects.select_for_update().values_list("pk", "valid_from"))
    if dict(rows)[row.pk] is not None or any(from_day == day for _, from_day in rows):
        raise NotNow("It is in use already, or another one is from that day.")
    row.valid_from = day
    row.save(update_fields=["valid_from"])
    log(row, "wagtail.publish", user=user, data={"from": day.isoformat()})


def table_of(row: ModulusTable) -> Table:
    return read(row.weights, row.substitutes)
