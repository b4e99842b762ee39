"""Compares our HTML with govuk-frontend's own fixtures."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bs4 import BeautifulSoup, NavigableString, Tag

COMPONENTS = (
    Path(__file__).resolve().parents[2] / "node_modules/govuk-frontend/dist/govuk/components"
)


class Fixture(NamedTuple):
    name: str
    options: dict[str, Any]
    html: str


@cache
def fixtures(component: str) -> dict[str, Fixture]:
    """Give a component's fixtures by name."""
    path = COMPONENTS / component / "fixtures.json"
    assert path.exists(), "govuk-frontend is not installed: run `npm ci` first"
    listed = json.loads(path.read_text(encoding="utf-8"))["fixtures"]
    return {each["name"]: Fixture(each["name"], each["options"], each["html"]) for each in listed}


def outline(html: str) -> list[str]:
    """Give the tree as lines, without what does not matter: order of attributes, white space."""
    body = BeautifulSoup(html, "html5lib").body
    assert body is not None
    for change in DELIBERATE_DIFFERENCES:
        change(body)
    return list(_lines(body, 0))


def _lines(tag: Tag, depth: int) -> Iterator[str]:
    for child in tag.children:
        if isinstance(child, Tag):
            attributes = " ".join(sorted(map(_attribute, child.attrs.items())))
            yield f"{'  ' * depth}<{child.name} {attributes}>"
            yield from _lines(child, depth + 1)
        elif isinstance(child, NavigableString) and child.strip():
            yield f"{'  ' * depth}{' '.join(child.split())}"


def _attribute(pair: tuple[str, Any]) -> str:
    name, value = pair
    words = sorted(value) if isinstance(value, list) else [value]
    return f"{name}={' '.join(words)}"


def a_link_is_no_button(body: Tag) -> None:
    """A link in a button's clothes stays a link: without a script the space bar would not press it,
    so ``role=button`` would promise what the page cannot do."""
    for link in body.select("a.govuk-button"):
        for name in ("role", "draggable"):
            del link[name]


def the_error_summary_takes_focus_itself(body: Tag) -> None:
    """govuk-frontend's script adds ``tabindex`` and focus; ours stand in the page, so that they
    work without it."""
    for summary in body.select(".govuk-error-summary"):
        for name in ("tabindex", "autofocus"):
            del summary[name]


def date_boxes_are_named_after_their_question(body: Tag) -> None:
    """A page of ours may ask for two dates, so a box is never plain ``day``."""
    for box in body.select(".govuk-date-input__input"):
        box["name"] = str(box["name"]).rpartition("-")[2]


DELIBERATE_DIFFERENCES: tuple[Callable[[Tag], None], ...] = (
    a_link_is_no_button,
    the_error_summary_takes_focus_itself,
    date_boxes_are_named_after_their_question,
)
"""The only ways in which our HTML is not govuk-frontend's; each says why."""
