"""Questions that several forms share: they go with a form, and stay shared where they are the same.

Where this council has none like them, they become the form's own: nothing is added to what other
forms share, and nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...models import Edition
from .. import sets
from ..blocks import SetBlock
from ..raw import children, struct, text
from .blocks import Looking
from .written import Written


def given_out(sections: Any) -> dict[str, Any]:
    """Give the sets that blocks name, by reference, as a file says them."""
    found = {}
    for reference in sets.used_in(sections):
        if (edition := _edition(reference)) is not None:
            found[reference] = {"title": edition.set.title, "pages": _plain(edition.pages)}
    return found


def taken_in(form: Written) -> tuple[list[Any], list[str]]:
    """Give the blocks of a form as they can stand here, and sentences on what is no more shared."""
    own = {reference for reference in form.sets if not _is_here(reference, form.sets[reference])}
    told = [
        f"‘{form.sets[reference]['title']}’ is not shared here: these questions are now its own."
        for reference in sorted(own)
    ]
    taken = []
    for section in form.sections:
        value = section["value"]
        steps = [each for step in value["steps"] for each in _steps(step, form.sets, own)]
        taken.append({**section, "value": {**value, "steps": steps}})
    return taken, told


def _steps(step: Mapping[str, Any], known: Mapping[str, Any], own: set[str]) -> Iterator[Any]:
    """Give a step; instead of a set that is not here, its pages, shown when the set was."""
    value = struct(step["value"])
    reference = text(value, "set") if step["type"] == "shared" else ""
    if reference not in own:
        yield step
        return
    for page in known[reference]["pages"]:
        when = [*value["when"], *page["value"]["when"]]
        yield {**page, "value": {**page["value"], "when": when}}


def _is_here(reference: str, given: Mapping[str, Any]) -> bool:
    edition = _edition(reference)
    return edition is not None and _plain(edition.pages) == _plain(given["pages"])


def _edition(reference: str) -> Edition | None:
    key, number = sets.split(reference)
    found = Edition.objects.filter(set__key=key, number=number).select_related("set")
    return found.first() if number else None


def _plain(pages: Any) -> Any:
    return Looking().look(SetBlock(), [_block(each) for each in children(pages)], "")


def _block(child: tuple[str, str, Any]) -> dict[str, Any]:
    kind, _id, value = child
    return {"type": kind, "value": value}
