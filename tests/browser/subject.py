"""What the browser tests look at: one Subject for each page type and each state of a page."""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .browser import Browser

WHOLE_MATRIX = os.environ.get("MATRIX") == "all"


@dataclass(frozen=True)
class Subject:
    """A page in one state.

    ``path`` is opened first; ``prepare`` then does what a person would do to reach the state, such
    as pressing a button. ``page_type`` is the label of the page model that it shows.
    """

    name: str
    path: str
    page_type: str = ""
    prepare: Callable[[Browser], None] | None = None
    status: int = 200
    in_error: bool = False
    """A form came back with problems: an error summary is expected, and a title that says so."""
    bare: bool = False
    """Stands by itself, without header and footer, because the site may be broken behind it."""
    same_title_as: str = ""
    """The name of a subject that is the same page in another state, and so has the same title."""
    is_variant: bool = False
    """One of many states of a page that is looked at whole elsewhere."""
    in_full: bool = False
    """Looked at whole although it is a state of another page."""

    @property
    def is_whole(self) -> bool:
        """Whether this is a page of its own, and no state of one: it is looked at in every way."""
        return self.in_full or not (self.is_variant or self.in_error or self.same_title_as)

    def __str__(self) -> str:
        return self.name


_subjects: dict[str, Subject] = {}


def register(*subjects: Subject) -> None:
    """Have these looked at by every check. Raises ValueError if a name is already in use."""
    for subject in subjects:
        if subject.name in _subjects:
            raise ValueError(f"Two subjects are called {subject.name!r}.")
        _subjects[subject.name] = subject


def all_subjects() -> list[Subject]:
    """Every subject of every room, in a steady order."""
    rooms = importlib.import_module("tests.browser.subjects")
    for module in sorted(pkgutil.iter_modules(rooms.__path__), key=lambda module: module.name):
        importlib.import_module(f"tests.browser.subjects.{module.name}")
    return list(_subjects.values())
