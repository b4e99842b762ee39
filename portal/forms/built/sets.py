"""Questions that several forms share: a form names an edition, such as ``contact-details@3``.

So nothing that is done to a set changes a form by itself, live or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django.apps import apps

from .raw import children, struct, text

JOINT = "@"


def find(reference: str) -> Any:
    """Give the pages of an edition, as they are stored; ``None`` where there is none."""
    key, number = split(reference)
    edition = _editions().filter(set__key=key, number=number).first() if number else None
    return edition.pages if edition else None


def split(reference: str) -> tuple[str, int]:
    """Give the set's name and the number of the edition; 0 where that cannot be read."""
    key, _, number = reference.rpartition(JOINT)
    plain = number.isascii() and number.isdigit() and len(number) < 7
    return key, int(number) if plain else 0


def choices() -> list[tuple[str, str]]:
    """Give every edition that a form may name, with its words: the newest of each set first."""
    newest: list[tuple[str, str]] = []
    older: list[tuple[str, str]] = []
    seen: set[int] = set()
    found = _editions().select_related("set").defer("pages").order_by("set__title", "-number")
    for each in found:
        if each.set_id in seen:
            older.append((each.reference, f"{each.set.title}, as on {each.made_at:%-d %B %Y}"))
        else:
            newest.append((each.reference, each.set.title))
        seen.add(each.set_id)
    return newest + older


def used_in(sections: Any) -> Iterator[str]:
    """Give the references that stored blocks make to sets."""
    for _kind, _block, section in children(sections):
        for kind, _id, value in children(struct(section).get("steps")):
            if kind == "shared":
                yield text(struct(value), "set")


def with_edition(sections: Any, key: str, reference: str) -> Any:
    """Give the blocks with every use of a set naming this edition of it."""
    changed = deepcopy(list(sections))
    for _kind, _block, section in children(changed):
        for kind, _id, value in children(struct(section).get("steps")):
            if kind == "shared" and split(text(struct(value), "set"))[0] == key:
                value["set"] = reference
    return changed


def _editions() -> Any:
    return apps.get_model("forms", "Edition").objects
