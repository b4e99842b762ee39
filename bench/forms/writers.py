"""Eight processes that save and send at once, and twenty that send one form."""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections.abc import Callable, Sequence
from typing import Any

from ..figures import Figure, table
from .site import engine, settle

WRITERS = 8
SENDERS = 20
SECONDS = 8.0


def figures() -> list[Figure]:
    """One writer alone, then eight: each fills in three pages and sends them, again and again."""
    settle()
    _warm()
    alone = together([_write])
    eight = together([_write] * WRITERS)
    refused = [words for _done, wrong in eight for words in wrong]
    for words in sorted(set(refused)):
        print(words)
    answers = _one_form()
    rate = sum(done for done, _wrong in eight) / SECONDS
    return [
        Figure(f"{WRITERS} writers ({engine()})", rate, "a second"),
        Figure(f"{WRITERS} writers / one", rate / (alone[0][0] / SECONDS)),
        Figure(f"{WRITERS} writers, refused or failed", len(refused), most=0),
        Figure(f"{SENDERS} sends of one form, submissions", _submissions(answers), most=1, least=1),
        Figure(f"{SENDERS} sends, references given", len(set(answers)), most=1, least=1),
    ]


def _warm() -> None:
    """What a process reads once is read before the others are made of this one."""
    from .browser import Person

    Person("three").fill(3).submit()


def _write() -> tuple[int, list[str]]:
    """How many pages were saved and forms sent, and what was refused."""
    from .browser import Person
    from .journeys import typed

    done, wrong = 0, []
    told = _Told(level=logging.ERROR)
    logging.getLogger("portal").addHandler(told)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        person = Person("three")
        for step in ("page-1", "page-2", "page-3", "check-answers"):
            given = {} if step == "check-answers" else typed(int(step[-1]))
            try:
                person.send(step, given)
            except RuntimeError as refusal:  # whatever the server said instead of going on
                wrong.append(str(refusal))
                break
            done += 1
    return done, [*wrong, *told.lines]


class _Told(logging.Handler):
    """Errors that the portal got over, such as a worker that could not be told."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _one_form() -> list[str]:
    """The key and the reference that each of those is given who send one form at once."""
    from .browser import Person

    person = Person("three").fill(3)
    shown = person.show("check-answers")

    def press() -> str:
        from portal.forms.models import Submission

        person.send("check-answers", {}, shown)
        reference: str = Submission.objects.get(key=person.key).case.reference
        return f"{person.key} {reference}"

    return together([press] * SENDERS)


def _submissions(answers: list[str]) -> int:
    from portal.forms.models import Submission

    return Submission.objects.filter(key=answers[0].split()[0]).count()


def together(works: Sequence[Callable[[], Any]]) -> list[Any]:
    """What so many processes gave that began together, each with its own database connection."""
    from django.db import connections

    connections.close_all()
    for connection in connections.all(initialized_only=True):
        if hasattr(connection, "close_pool"):
            connection.close_pool()  # a server's pool is of one process
    forked = multiprocessing.get_context("fork")
    start, said = forked.Barrier(len(works)), forked.Queue()

    def run(work: Callable[[], Any]) -> None:
        start.wait(timeout=60)
        try:
            said.put((True, work()))
        except Exception as error:  # told to the process that waits for it
            said.put((False, repr(error)))

    processes = [forked.Process(target=run, args=(work,)) for work in works]
    for process in processes:
        process.start()
    answers = [said.get(timeout=120) for _ in processes]
    for process in processes:
        process.join()
    for good, answer in answers:
        if not good:
            raise RuntimeError(f"A process failed: {answer}")
    return [answer for _good, answer in answers]


if __name__ == "__main__":
    print(table(figures()))
