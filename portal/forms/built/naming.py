"""The names that a form's parts keep for good, for those that an editor left without one. Pure.

A name never changes once it is there, whatever is moved or worded anew: answers are kept by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from ..prove.words import RESERVED
from .raw import children, text
from .sets import used_in

LONGEST = 40
PAGES = frozenset({"page", "text", "end", "list"})


def slug(words: str, joint: str) -> str:
    """Give words as a name: small letters and digits, joined by ``-`` or ``_``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", joint, plain.replace("'", "")).strip(joint)
    if len(found) > LONGEST:
        found = found[:LONGEST].rpartition(joint)[0] or found[:LONGEST]
    return found if re.match("[a-z]", found) else f"q{joint}{found}".rstrip(joint)


def named(sections: Any, find: Callable[[str], Any] = lambda reference: None) -> Any:
    """Give the blocks with a name for each part, page, question and answer that had none.

    ``find`` gives the pages of shared questions, whose names are taken.
    """
    filled = _copied(sections)
    parts, pages, asked = _Names("-"), _Names("-"), _Names("_")
    for reference in used_in(filled):
        for each in _steps(find(reference), pages, asked):
            _take(each)
    wanting: list[Wanting] = []
    for _kind, _block, section in children(filled):
        if isinstance(section, dict):
            wanting.append(((parts,), section, text(section, "title")))
            wanting += _steps(section.get("steps"), pages, asked)
    _name(wanting)
    return filled


def named_pages(steps: Any) -> Any:
    """Give the pages of a set with a name for all that had none."""
    filled = _copied(steps)
    _name(list(_steps(filled, _Names("-"), _Names("_"))))
    return filled


def _copied(stream: Any) -> list[Any]:
    """Give a copy of a stream; nothing for what is none."""
    return deepcopy(list(stream)) if isinstance(stream, list | tuple) else []


def _name(wanting: list[Wanting]) -> None:
    for each in wanting:
        _take(each)
    for names, value, words in wanting:
        if not text(value, "name"):
            value["name"] = _new(names, words)


def _take(wanting: Wanting) -> None:
    names, value, _words = wanting
    for each in names:
        each.taken.add(text(value, "name"))


class _Names:
    """Names of one kind, each there once."""

    def __init__(self, joint: str) -> None:
        self.joint = joint
        self.taken: set[str] = set(RESERVED)


Wanting = tuple[tuple[_Names, ...], dict[str, Any], str]
"""Of which kinds a name has to be, the block that it is for, and words to make it of."""


def _new(names: tuple[_Names, ...], words: str) -> str:
    """Give a name like these words that nothing has yet."""
    joint = names[0].joint
    first = found = slug(words, joint)
    number = 2
    while any(found in each.taken for each in names):
        found, number = f"{first}{joint}{number}", number + 1
    for each in names:
        each.taken.add(found)
    return found


def _steps(stream: Any, pages: _Names, asked: _Names) -> Iterator[Wanting]:
    for kind, _block, step in children(stream):
        if kind not in PAGES or not isinstance(step, dict):
            continue
        questions = list(children(step.get("questions")))
        labels = (text(each, "label") for _k, _b, each in questions if isinstance(each, dict))
        if kind == "list":  # it is a page and an answer, so its name is of both kinds
            plain = re.sub(r"\W+", "", text(step, "many")) or "list"
            yield (pages, asked), step, plain
        else:
            yield (pages,), step, text(step, "title") or next(labels, "")
        for _kind, _id, question in questions:
            if isinstance(question, dict):
                yield (asked,), question, text(question, "short") or text(question, "label")
                _answers(question.get("choices"))
        yield from _steps(step.get("pages"), pages, asked)


def _answers(stream: Any) -> None:
    """Give each answer of a list its value."""
    names = _Names("-")
    listed = [each for _kind, _block, each in children(stream) if isinstance(each, dict)]
    names.taken = {text(each, "value") for each in listed}
    for each in listed:
        if not text(each, "value"):
            each["value"] = _new((names,), text(each, "label"))
