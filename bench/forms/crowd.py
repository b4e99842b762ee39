"""A database with many cases: one that was really sent, and copies of its rows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

BATCH = 5000
OPEN_OF_TEN = 6
OVERDUE_OF_TEN = 1


def fill(count: int, case: Any) -> None:
    """Add so many cases of two years beside ``case``, with its clock, timeline and form."""
    from django.db import connection, transaction

    with transaction.atomic():
        _cases(count, case)
        _copy(
            "cases_clock", "case_id", case.pk, {"started_at": "c.opened_at", "due_at": "c.next_due"}
        )
        _copy("cases_timelineentry", "case_id", case.pk, {"at": "c.opened_at"})
        keyed = {"key": "'bench' || c.id"}
        _copy("forms_submission", "case_id", case.pk, {**keyed, "submitted_at": "c.opened_at"})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _cases(count: int, case: Any) -> None:
    from portal.cases.models import HAS_ENDED, Case, Status

    def made(number: int) -> Case:
        opened = case.opened_at - timedelta(minutes=10 * number)
        place = number % 10
        is_open = place < OPEN_OF_TEN
        late = place < OVERDUE_OF_TEN
        due = case.opened_at + timedelta(days=-1 if late else 3, minutes=number % 10_000)
        return Case(
            reference=f"{number:08d}",
            kind=case.kind,
            title=case.title,
            status=Status.RECEIVED if is_open else Status.DONE,
            status_at=opened,
            opened_at=opened,
            quiet_since=opened,
            next_due=max(due, opened + timedelta(days=1)) if is_open else HAS_ENDED,
            team=case.team,
            email_hash=f"{number:064x}",
        )

    for start in range(0, count, BATCH):
        Case.objects.bulk_create(
            (made(number) for number in range(start, min(start + BATCH, count))), BATCH
        )


def _copy(table: str, owner: str, of: int, new: dict[str, str]) -> None:
    """Copy the rows that belong to one case to all the others."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - our own names
        quote = connection.ops.quote_name
        columns = [column[0] for column in cursor.description or () if column[0] != "id"]
        values = {name: f"t.{quote(name)}" for name in columns} | {owner: "c.id"} | new
        cursor.execute(
            f"INSERT INTO {table} ({', '.join(map(quote, columns))}) "  # noqa: S608 - our own names
            f"SELECT {', '.join(values[name] for name in columns)} "
            f"FROM {table} t, cases_case c WHERE t.{quote(owner)} = %s AND c.id <> %s "
            "AND c.email_hash LIKE '00000000%%'",
            [of, of],
        )
