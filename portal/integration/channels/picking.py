"""Taking one thing out of an event by its path, for files and forms of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

ANSWERS = "answers."
VALUES = "values."


def pick(data: dict[str, Any], path: str) -> Any:
    """Give what stands at a path; None if there is nothing.

    ``status`` and ``address.postcode`` are fields of the event. ``answers.<question>`` is an
    answer in the words that the person saw, and ``values.<question>.<name>`` a part of it as the
    machine has it.
    """
    if path.startswith(ANSWERS):
        found = [row["text"] for row in _rows(data, path.removeprefix(ANSWERS))]
        return "; ".join(found) if found else None
    if path.startswith(VALUES):
        question, _, rest = path.removeprefix(VALUES).partition(".")
        first = next((row["answer"] for row in _rows(data, question)), None)
        return _follow(first, rest)
    return _follow(data, path)


def _rows(data: dict[str, Any], question: str) -> Iterator[dict[str, Any]]:
    for part in data.get("parts") or []:
        yield from (row for row in part["answers"] if row["question"] == question)


def _follow(here: Any, path: str) -> Any:
    for name in path.split(".") if path else ():
        here = here.get(name) if isinstance(here, dict) else None
    return here
