"""The home page as a document: what people come for, every topic, the news."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from portal.documents.model import Items, Section
from portal.documents.words import Link, Words

from .models import HomePage


def sections(page: HomePage) -> Iterator[Section]:
    """Its lists, each under the heading that it has on the page."""
    found = page.lists()
    tasks = [(task.words, link.href, task.hint) for task, link in found["tasks"]]
    yield from _list("Do it now", tasks)
    yield from _list("All services", [(link.words, link.href, "") for link in found["topics"]])
    news = [(link.words, link.href, f"{one.date:%-d %B %Y}") for one, link in found["news"]]
    yield from _list("News", news)


def _list(title: str, rows: Iterable[tuple[Any, str, str]]) -> Iterator[Section]:
    items: list[Words] = [
        (Link(words, href), f"\n{hint}") if hint else (Link(words, href),)
        for words, href, hint in rows
    ]
    if items:
        yield Section(title, [Items(items)])
