"""A site with many forms that editors built beside one with few: each in a process of its own."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from statistics import median
from typing import Any

from ..figures import Figure, table
from .many import MOST, PATIENCE, adviser, asked, copied
from .site import engine, settle

FEW, MANY = 5, 500
QUESTIONS, LONG = 40, 150
ROUNDS = 30
MOST_SECONDS = 5


def figures() -> list[Figure]:
    """p50 of each page with many forms as a ratio to few, the list's queries, and the proof."""
    settle()
    spawned = multiprocessing.get_context("spawn")
    pipes, processes = {}, []
    for count in (FEW, MANY):
        pipes[count], theirs = spawned.Pipe()
        address = copied(count, "built")
        process = spawned.Process(target=serve, args=(address, count, theirs))
        process.start()
        processes.append(process)
    times: dict[int, dict[str, list[float]]] = {count: {} for count in pipes}
    for turn in range(ROUNDS + 3):
        for count in (FEW, MANY) if turn % 2 else (MANY, FEW):
            pipes[count].send("go")
            if not pipes[count].poll(PATIENCE):
                raise RuntimeError(f"The process with {count} forms is silent.")
            for name, measured in pipes[count].recv().items():
                if turn >= 3:  # the first are for warming up
                    times[count].setdefault(name, []).append(measured)
    for pipe in pipes.values():
        pipe.send("stop")
    for process in processes:
        process.join()
    p50 = {count: {n: median(all_) for n, all_ in found.items()} for count, found in times.items()}
    return [
        Figure(f"List of {MANY} forms ({engine()})", 1000 * p50[MANY][LIST], "ms"),
        *(
            Figure(f"{name}, {MANY} forms / {FEW}", p50[MANY][name] / p50[FEW][name], most=MOST)
            for name in p50[FEW]
        ),
        *proofs(),
    ]


LIST = "List in the editor"
LISTED = "/admin/built-forms/"


def serve(database: str, count: int, pipe: Connection) -> None:
    """Fill a database, then measure everything once whenever told to."""
    from .site import start

    start(database)
    measures = _measures(count)
    while pipe.recv() == "go":
        pipe.send({name: measure() for name, measure in measures.items()})


def _measures(count: int) -> dict[str, Callable[[], float]]:
    from portal.forms import registry
    from portal.ui.stamps import stamp_store

    from .browser import Browser, Person

    keys = _filled(count)
    for key in keys:
        registry.get(key)
    editor, somebody = adviser(), Person(keys[0])
    page = somebody.page("is-there-a-thing-0")
    starts = iter(range(1_000_000))

    def begin() -> float:
        answer = Browser().get(f"/forms/{keys[next(starts) % FEW]}/")
        if answer.status != 302:
            raise RuntimeError(f"A form began with {answer.status}")
        return answer.seconds

    def begin_after_a_change() -> float:
        stamp_store().replace()
        return begin()

    def step() -> float:
        """Measure the second: the first in a process after a change looks things up anew."""
        asked(somebody, page)
        return asked(somebody, page)

    return {
        "Step page": step,
        "Start": begin,
        "Start after something went live": begin_after_a_change,
        LIST: lambda: (asked(editor, LISTED), asked(editor, LISTED))[1],
        "Queries of the list": lambda: _queries(editor),
    }


def _queries(editor: Any) -> float:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        asked(editor, LISTED)
    return float(len(queries))


def _filled(count: int) -> list[str]:
    """Put so many live forms below the list of forms; give their keys."""
    from portal.forms.built.making import made
    from portal.forms.models import FormPage, FormsPage
    from portal.forms.versions import current

    parent, keys = FormsPage.objects.get(), []
    for number in range(count):
        title = f"Measured form {number}"
        page = FormPage(title=title, summary=title, sections=sections(QUESTIONS), **PROMISES)
        parent.add_child(instance=page)
        page.version = current(made(page).journey)
        FormPage.objects.filter(pk=page.pk).update(version=page.version, live=True)
        keys.append(page.journey_key)
    return keys


PROMISES: dict[str, Any] = {
    "purpose": "To measure",
    "basis": "Nothing",
    "seen_by": "Nobody",
    "kept": "An hour",
    "submission_days": 1,
    "reply_length": 1,
}


def sections(questions: int) -> list[dict[str, Any]]:
    """A form of two parts whose every third page hangs on the one before."""
    steps = [_page(number) for number in range(questions)]
    half = questions // 2
    return [
        {"type": "section", "id": f"part-{half}-{n}", "value": {"title": f"Part {n}", "steps": row}}
        for n, row in enumerate((steps[:half], steps[half:]))
    ]


def _page(number: int) -> dict[str, Any]:
    value: dict[str, Any] = {"questions": [_question(number)]}
    if number % 3 == 2:
        rule = {"question": f"thing_{number - 1}", "operator": "is", "value": "yes"}
        value["when"] = [{"type": "rule", "id": f"rule-{number}", "value": rule}]
    return {"type": "page", "id": f"page-{number}", "value": value}


def _question(number: int) -> dict[str, Any]:
    words = {"label": f"Is there a thing {number}?", "short": f"Thing {number}", "required": True}
    return {"type": "yes_no", "id": f"question-{number}", "value": words}


def proofs() -> list[Figure]:
    """How long it takes to look at a long form, and beside a shorter one."""
    taken = {number: min(_looked_at(number) for _turn in range(3)) for number in (QUESTIONS, LONG)}
    ratio = taken[LONG] / taken[QUESTIONS]
    return [
        Figure(f"Looking at {LONG} questions", taken[LONG], "s", most=MOST_SECONDS),
        Figure(f"Looking at {LONG} questions / {QUESTIONS}", ratio),
    ]


def _looked_at(number: int) -> float:
    from portal.forms.built.compiling import compiled
    from portal.forms.built.findings import of
    from portal.forms.built.making import Made
    from portal.forms.built.naming import named
    from portal.forms.definition import Journey

    begun = time.process_time()
    made = compiled(named(sections(number)))
    of(Made(Journey("measured", "Measured", made.sections), made))
    return time.process_time() - begun


if __name__ == "__main__":
    print(table(figures()))
