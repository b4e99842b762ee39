"""Looking through the draft, one question at a time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..draft import read_draft
from ..groups import SEE
from ..prove import Problem
from ..publishing import problems_of
from ..tree import Catalogue, Node
from ..versions import live, preview
from .access import needs, node_or_404
from .furniture import TITLE, address_of, furniture, way_to


@dataclass(frozen=True)
class Line:
    """One answer in a list: what follows it, and how much is wrong there and below."""

    node: Node
    url: str
    then: str
    problems: int


@needs(SEE)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Dangers and places, and how the draft stands."""
    catalogue = read_draft()
    problems = problems_of(catalogue, with_pages=False)
    counted = _counted(catalogue, problems)
    context: dict[str, Any] = {
        **furniture(TITLE),
        "dangers": [_line(node, counted) for node in catalogue.dangers],
        "places": [_line(node, counted) for node in catalogue.places],
        "ends": sum(1 for path in catalogue.ends() if path[-1].leaf),
        "problems": len(problems),
        "live": live(),
        "preview": preview(),
    }
    return render(request, "repairs/catalogue/index.html", context)


@needs(SEE)
@require_safe
def item(request: HttpRequest, key: str) -> HttpResponse:
    """One answer: what it says, what follows, what is wrong."""
    row = node_or_404(key)
    catalogue = read_draft()
    path = catalogue.path_of(key)
    assert path  # noqa: S101 - the row is there, so that the draft has it
    problems = problems_of(catalogue, with_pages=False)
    counted = _counted(catalogue, problems)
    *above, (title, _address) = way_to(row)
    context: dict[str, Any] = {
        **furniture(title, *above),
        "row": row,
        "node": path[-1],
        "lines": [_line(node, counted) for node in path[-1].children],
        "problems": [problem for problem in problems if problem.key == key],
        "danger": catalogue.danger(row.same_as) if row.same_as else None,
    }
    return render(request, "repairs/catalogue/item.html", context)


def _line(node: Node, counted: Counter[str]) -> Line:
    if node.children:
        then = f"{node.question} ({len(node.children)} answers)"
    elif node.leaf:
        then = node.leaf.priority.label if node.leaf.priority else "No priority yet"
    else:
        then = "The same as a danger" if node.same_as else "Nothing yet"
    return Line(node, address_of(node.key), then, counted[node.key])


def _counted(catalogue: Catalogue, problems: list[Problem]) -> Counter[str]:
    """Count the problems of each answer with those below it."""
    of_each = Counter(problem.key for problem in problems)
    counted: Counter[str] = Counter()
    for path in catalogue.paths():
        for node in path:
            counted[node.key] += of_each[path[-1].key]
    return counted
