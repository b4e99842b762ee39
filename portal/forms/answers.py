"""Changing answers: each function gives new answers and leaves the old alone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from .route import NEW, Answers, LiveStep

Items = list[dict[str, Any]]
_KEY_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_key() -> str:
    """Give a key for a new item: 8 signs, none of them a look-alike, no words."""
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(8))


def of_step(answers: Answers, live: LiveStep) -> Mapping[str, Any]:
    """Give the answers among which this step's own are: those of its item, or all."""
    if not live.item:
        return answers
    for item in _items(answers, live.repeat.id if live.repeat else ""):
        if item["key"] == live.item:
            return dict(item["answers"])
    return {}


def put(
    answers: Answers, live: LiveStep, values: Mapping[str, Any], key: str = ""
) -> dict[str, Any]:
    """Store what a step was given. A new item is added, under ``key`` or one made for it.

    Nothing else is lost: what a change puts off the route stays, for when it is changed back.
    """
    if live.repeat is None or not live.item:
        return {**answers, **values}
    if live.item == NEW:
        item = {"key": key or new_key(), "answers": dict(values)}
        return _with_items(answers, live.repeat.id, lambda items: [*items, item], done=False)

    def changed(items: Items) -> Items:
        return [
            {**item, "answers": {**item["answers"], **values}} if item["key"] == live.item else item
            for item in items
        ]

    return _with_items(answers, live.repeat.id, changed)


def remove_item(answers: Answers, repeat_id: str, key: str) -> dict[str, Any]:
    """Take one item off the list; the person is asked again whether there are more."""
    return _with_items(
        answers,
        repeat_id,
        lambda items: [item for item in items if item["key"] != key],
        done=False,
    )


def finish(answers: Answers, repeat_id: str, *, done: bool = True) -> dict[str, Any]:
    """Record that there are no more items to add or, with ``done=False``, that there are."""
    return _with_items(answers, repeat_id, lambda items: items, done=done)


def _items(answers: Answers, repeat_id: str) -> Items:
    stored = answers.get(repeat_id)
    return list(stored.get("items", ())) if isinstance(stored, Mapping) else []


def _with_items(
    answers: Answers, repeat_id: str, change: Callable[[Items], Items], *, done: bool | None = None
) -> dict[str, Any]:
    stored = answers.get(repeat_id)
    before = bool(stored.get("done")) if isinstance(stored, Mapping) else False
    items = change(_items(answers, repeat_id))
    return {**answers, repeat_id: {"items": items, "done": before if done is None else done}}
