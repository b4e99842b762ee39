"""Sending a form beside a bare insert: a row as large, kept as surely, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from ..figures import Figure, table
from .site import engine, settle

SENDS = 60
LEAST = 0.3
TABLE = "bench_row"


def figures() -> list[Figure]:
    """Medians of sends and inserts that take turns.

    A send is all that the press of the button commits: submission, case, timeline, clock and the
    messages to be sent, the draft gone, the worker woken. An insert is one row with a unique key
    and as much text as the send wrote, alone in its transaction. Both on a connection that is open
    and of the same sync.
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
    row.close()
    insert, sent, pressed = (median(times[2:]) for times in (inserts, sends, presses))
    return [
        Figure(f"Bare inserts ({engine()})", 1 / insert, "a second"),
        Figure("Sends, the transaction", insert / sent, "of inserts", least=LEAST),
        Figure("Sends, the whole request", insert / pressed, "of inserts"),
        Figure("Sends, the transaction", 1 / sent, "a second"),
    ]


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
        self._run(f"DROP TABLE IF EXISTS {TABLE}")
        self._run(f"CREATE TABLE {TABLE} (id INTEGER PRIMARY KEY, name TEXT UNIQUE, words TEXT)")

    def insert(self) -> None:
        self.number += 1
        name = f"{self.number}"
        self._run(f"INSERT INTO {TABLE} VALUES (%s, %s, %s)", [self.number, name, self.words])  # noqa: S608 - our own name

    def close(self) -> None:
        self._run(f"DROP TABLE {TABLE}")

    def _run(self, sql: str, values: list[object] | None = None) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(sql, values)


if __name__ == "__main__":
    print(table(figures()))
