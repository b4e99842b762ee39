"""A page in every format, a minute of speech, and a batch of long bills in bounded memory.

Times are of the processor and beside a plain way of doing the same work, in the same run.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from .figures import Figure, table
from .receipt import one_page

if TYPE_CHECKING:
    from portal.documents.model import Document

ROUNDS = 5
BATCH = 5
"""Long bills made one after the other."""
BILL_ROWS = 690
"""Rows of a table that fill thirty pages."""
MEGABYTE = 1024 * 1024
MOST = {
    "pdf": 0.1,
    "large-print": 0.1,
    "giant-print": 0.15,
    "coloured": 0.1,
    "epub": 0.05,
    "braille": 0.05,
    "text": 0.05,
}
"""Seconds for a page."""
MINUTE = ("audio", "audio-opus")
WORDS_A_MINUTE = 150


def figures() -> list[Figure]:
    """Best of rounds in which each format and the plain ways take turns."""
    _start()
    from portal.documents.registry import ready_formats

    names = [one.name for one in ready_formats() if one.name in MOST]
    spoken = [one.name for one in ready_formats() if one.name in MINUTE]
    return [*_pages(names), *_speech(spoken), *_batch()]


def _start() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    import django

    django.setup()


def _pages(names: list[str]) -> list[Figure]:
    from portal.documents.render import render

    page = one_page()
    ways: dict[str, Callable[[], object]] = {
        name: partial(render, page, name) for name in ("html", *names)
    }
    taken = _in_turn(ways)
    html, pdf = taken.pop("html"), taken.get("pdf")
    figures = [Figure("A page as HTML", 1000 * html, "ms")]
    for name, seconds in taken.items():
        figures.append(Figure(f"A page as {name}", seconds, "s", most=MOST[name]))
        beside, what = (pdf, "PDF") if pdf and name != "pdf" else (html, "HTML")
        figures.append(Figure(f"A page as {name}, ratio", seconds / beside, f"of {what}"))
    return figures


def _in_turn(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Seconds that each takes; the first go, which reads fonts, is not counted.

    The best of the rounds: others at work on the machine, who push our words out of its caches,
    only ever add to the time of the processor.
    """
    for way in ways.values():
        way()
    rounds = [{name: seconds(way) for name, way in ways.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in ways}


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one go, with that of the programs that it starts."""
    start = _used()
    work()
    return _used() - start


def _used() -> float:
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    used = [resource.getrusage(each) for each in whose]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _speech(names: list[str]) -> list[Figure]:
    """A minute more of speech: what one minute and three minutes of words differ by, halved."""
    from portal.documents.render import render

    if not names:
        return []
    ways: dict[str, Callable[[], object]] = {
        f"{name} {minutes}": partial(render, _read(minutes), name)
        for name in names
        for minutes in (1, 3)
    }
    taken = _in_turn(ways)
    return [
        Figure(
            f"A minute of speech as {name}",
            (taken[f"{name} 3"] - taken[f"{name} 1"]) / 2,
            "s",
            most=1,
        )
        for name in names
    ]


def _read(minutes: int) -> Document:
    from portal.documents.model import Document, Paragraph, Section

    words = "Put your bins out before six in the morning on the day that we collect them. "
    times = minutes * WORDS_A_MINUTE // len(words.split())
    return Document("Your bins", [Section(blocks=[Paragraph(words * times)])])


def _batch() -> list[Figure]:
    """Memory that a batch of bills takes beyond that of a single one, each in a new process."""
    one, many = (_peak(count) for count in (1, BATCH))
    return [
        Figure("Peak of memory for a bill of 30 pages", one, "MB"),
        Figure(f"Peak for {BATCH} of them", many / one, "of one", most=1.3),
    ]


def _peak(count: int) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "bench.formats", "bills", str(count)],
        capture_output=True,
        check=True,
        text=True,
    )
    return float(done.stdout)


def make_bills(count: int) -> float:
    """Make so many different bills; the peak of memory in megabytes."""
    _start()
    from portal.documents.model import Column, Document, Section, Table
    from portal.documents.pdf import pdf

    heads = [Column("Day"), Column("What for"), Column("Amount", figures=True)]
    for number in range(count):
        rows = [[f"Day {row}", "Business rates", f"£{number}.{row:03}"] for row in range(BILL_ROWS)]
        pdf(Document(f"Bill {number}", [Section("All", [Table("Charges", heads, rows)])]))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


if __name__ == "__main__":
    if sys.argv[1:2] == ["bills"]:
        print(make_bills(int(sys.argv[2])))
    else:
        print(table(figures()))
