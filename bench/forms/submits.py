"""Sending a form beside a bare insert: a row as large, kept as surely, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from statistics import median

from ..figures import Figure, table
from .site import engine, settle
from .writers import WRITERS, together

SENDS = 60
SENDS_EACH = 40
LEAST = 0.3
INSERT = "INSERT INTO bench_row VALUES (%s, %s, %s)"
LOOK = "SELECT id FROM bench_row WHERE name = %s"


def figures() -> list[Figure]:
    """Medians of sends and inserts that take turns.

    A send is all that the press of the button commits: submission, case, timeline, clock and the
    messages to be sent, the draft gone, the worker woken. An insert is one row with a unique key
    and as much text as the send wrote, alone in its transaction. Both on a connection that is open
    and of the same sync. Then both by eight processes at once, as on the day after bills go out;
    there an insert first looks whether its row is there.
    """
    settle()
    from portal.forms.sending import send

    from .browser import Person

    people = [Person("three").fill(3) for _ in range(SENDS)]
    row = _Rows(_bytes_of(people.pop(0).key))
    sends, inserts, presses = [], [], []
    for turn, person in enumerate(people):
        inserts.append(_seconds(row.insert))
        if turn % 2:
            sends.append(_seconds(lambda key=person.key: send(key)))
        else:
            shown = person.show("check-answers")
            presses.append(person.send("check-answers", {}, shown).seconds)
    rows, forms = _at_once(row)
    row.close()
    insert, sent, pressed = (median(times[2:]) for times in (inserts, sends, presses))
    return [
        Figure(f"Bare inserts ({engine()})", 1 / insert, "a second"),
        Figure("Sends, the transaction", insert / sent, "of inserts", least=LEAST),
        Figure("Sends, the whole request", insert / pressed, "of inserts"),
        Figure("Sends, the transaction", 1 / sent, "a second"),
        Figure(f"Looks and inserts, {WRITERS} at once", rows, "a second"),
        Figure(f"Sends, {WRITERS} at once", forms / rows, "of inserts"),
        Figure(f"Sends, {WRITERS} at once", forms, "a second"),
    ]


def _at_once(row: _Rows) -> tuple[float, float]:
    """Give how many rows, and how many forms, eight processes save in a second."""
    from portal.forms.models import Draft
    from portal.forms.sending import send

    from .browser import Person

    filled = Draft.objects.get(key=Person("three").fill(3).key)
    keys = [access_key() for _ in range(WRITERS * SENDS_EACH)]
    values = {name: getattr(filled, name) for name in ("journey_key", "version", "answers")}
    Draft.objects.bulk_create(Draft(key=key, **values) for key in keys)
    mine = {number: keys[number::WRITERS] for number in range(WRITERS)}

    def inserts(number: int) -> None:
        for each in range(SENDS_EACH):
            row.look_and_insert(f"{number}-{each}")

    def sends(number: int) -> None:
        for key in mine[number]:
            send(key)

    return _rate(inserts), _rate(sends)


def _rate(work: Callable[[int], None]) -> float:
    """Give how often a second all of them did it, from the first beginning to the last end."""

    def timed(number: int) -> tuple[float, float]:
        begun = time.monotonic()
        work(number)
        return begun, time.monotonic()

    times = together([partial(timed, number) for number in range(WRITERS)])
    return WRITERS * SENDS_EACH / (max(e for _, e in times) - min(b for b, _ in times))


def access_key() -> str:
    from portal.forms import access

    return access.new_key("0" * 64)


def _seconds(work: Callable[[], object]) -> float:
    from django.db import connection

    connection.ensure_connection()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _bytes_of(key: str) -> int:
    """Characters that sending one form writes to its tables."""
    from portal.cases.models import Case, Clock, TimelineEntry
    from portal.forms.models import Submission
    from portal.forms.sending import send

    case = send(key).case
    found = [
        *Case.objects.filter(pk=case.pk).values_list(),
        *Submission.objects.filter(case=case).values_list(),
        *TimelineEntry.objects.filter(case=case).values_list(),
        *Clock.objects.filter(case=case).values_list(),
    ]
    return sum(len(str(value)) for values in found for value in values)


class _Rows:
    """A table with a unique key and a text."""

    def __init__(self, size: int) -> None:
        self.words, self.number = "x" * size, 0
        self._run("DROP TABLE IF EXISTS bench_row")
        self._run("CREATE TABLE bench_row (id BIGINT PRIMARY KEY, name TEXT UNIQUE, words TEXT)")

    def insert(self) -> None:
        self.number += 1
        name = f"{self.number}"
        self._run(INSERT, [self.number, name, self.words])

    def look_and_insert(self, name: str) -> None:
        from django.db import transaction

        with transaction.atomic():
            self._run(LOOK, [name])
            number = 1000 + int.from_bytes(name.encode(), "big") % 2**31
            self._run(INSERT, [number, name, self.words])

    def close(self) -> None:
        self._run("DROP TABLE bench_row")

    def _run(self, sql: str, values: list[object] | None = None) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(sql, values)


if __name__ == "__main__":
    print(table(figures()))
