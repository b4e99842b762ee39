"""The task list of a long form: its parts, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..definition import Section
from ..drafts import Opened
from . import pages
from .addresses import CHECK, step_url

DONE, BEGUN, NEXT, LATER = "Done", "Begun", "Not begun", "Cannot begin yet"
WAITS = "Needs another part first"


@dataclass(frozen=True)
class Task:
    """A part: where it begins, if it may be opened, and how far it has come."""

    title: str
    href: str
    state: str


def show(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Show the parts, in order; the last is to check and send."""
    found = [_task(opened, section) for section in opened.route.sections]
    ready = opened.route.complete
    last = Task(
        "Check and send", step_url(opened, CHECK) if ready else "", NEXT if ready else LATER
    )
    context = {
        **pages.frame(request, opened, numbered=False),
        "tasks": [*found, last],
        "done": sum(task.state == DONE for task in found),
        "back": "",
    }
    return render(request, "forms/tasks.html", context)


def _task(opened: Opened, section: Section) -> Task:
    route = opened.route
    here, end = route.of(section), route.ending(section)
    if not here:
        return Task(section.title, "", LATER)
    first = step_url(opened, here[0].address)
    if end is None:
        return Task(section.title, first, WAITS if section.id in route.waiting else DONE)
    if route.is_fresh(section):
        return Task(section.title, first, NEXT)
    return Task(section.title, step_url(opened, end.address), BEGUN)
