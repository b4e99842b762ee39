"""The task list of a long form: its parts, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..definition import ContentStep, Section
from ..drafts import Opened
from ..route import LiveStep
from . import pages
from .addresses import CHECK, step_url

DONE, BEGUN, NEXT, LATER = "Done", "Begun", "Not begun", "Cannot begin yet"


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
    here = [live for live in route.steps if live.section is section]
    if not here:
        return Task(section.title, "", LATER)
    first = step_url(opened, here[0].address)
    waiting = route.gap or route.exit
    if waiting is None or waiting.section is not section:
        return Task(section.title, first, DONE)
    if _is_fresh(here, waiting):
        return Task(section.title, first, NEXT)
    return Task(section.title, step_url(opened, waiting.address), BEGUN)


def _is_fresh(here: list[LiveStep], waiting: LiveStep) -> bool:
    """Say whether nothing in a part has been answered; a page that is only read does not count."""
    return all(live is waiting or isinstance(live.step, ContentStep) for live in here)
