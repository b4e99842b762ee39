"""What each kind of page shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.ui.telephones import tel

from .. import notes
from ..definition import ContentStep, ExitStep, Kind, QuestionStep
from ..drafts import Opened
from ..mine import for_whom
from ..mine.filling import initial, is_from_account, next_asked
from ..paper.offering import paper_url
from ..route import NEW, LiveStep
from ..rows import item_title
from ..stale import Conflict, digest, new_view, view_of
from ..writing import written
from . import files, learning
from .addresses import CHANGE, CHECK, TASKS, of, onward, step_url
from .redirects import go


def step_context(
    request: HttpRequest,
    opened: Opened,
    live: LiveStep | None,
    form: Any,
    conflict: Conflict | None = None,
    left: bool = False,
) -> dict[str, Any]:
    """Give what a page of questions or of text shows.

    ``conflict`` and ``left`` are for a page from a stale tab: the first shows what stands there
    now, the second says that the question is no longer asked.
    """
    assert live is not None  # noqa: S101 - a page is shown only for a step
    return {
        **frame(request, opened, live),
        "form": form,
        "step": live.step,
        "ways": ways(live.step) if isinstance(live.step, ContentStep) else (),
        "live": live,
        "heading_in_form": heading_in_form(live),
        "seen": digest(live, opened.answers),
        "view": (view_of(request.POST) if not conflict else "") or new_view(),
        "shown": learning.shown(request),
        "stored": _stored(live, conflict) if conflict else (),
        "conflict": conflict,
        "left": left,
        "onward": step_url(opened, onward(opened.route)),
        "uploads": files.panels(opened, live),
        "from_account": _from_account(opened, live),
    }


def frame(
    request: HttpRequest, opened: Opened, live: LiveStep | None = None, *, numbered: bool = True
) -> dict[str, Any]:
    """Give what every page of a form shows around its matter. ``numbered``: it is in a part."""
    return {
        "opened": opened,
        "journey": opened.journey,
        "note": notes.shown(request, opened, live),
        "part": _part(opened, live) if numbered else "",
        "item": _item(opened, live),
        "back": back(request, opened, live),
        "first": live is not None and opened.route.is_first(live),
        "for_whom": for_whom.now(request),
        "save_url": reverse("form_save", args=[opened.journey.key, opened.key]),
        "forget_url": reverse("form_forget", args=[opened.journey.key, opened.key]),
        "tasks_url": step_url(opened, TASKS) if opened.journey.is_long else "",
        "privacy_url": reverse("form_privacy", args=[opened.journey.key]),
        "paper_url": "" if opened.is_preview else paper_url(opened.journey.key),
    }


def ways(step: ContentStep | ExitStep) -> list[dict[str, str]]:
    """Give the other ways to get something done, each with where it leads."""
    return [
        {"label": way.label, "phone": way.phone, "href": tel(way.phone) if way.phone else way.href}
        for way in step.ways
    ]


def heading_in_form(live: LiveStep) -> bool:
    """Say whether the form's one question is the page's heading."""
    step = live.step
    return isinstance(step, QuestionStep) and len(step.questions) == 1 and not step.title


def back(request: HttpRequest, opened: Opened, live: LiveStep | None) -> str:
    """Give where Back leads; empty on the first page."""
    route = opened.route
    if live is None:
        return step_url(opened, of(route.steps[-1])) if route.steps else ""
    if CHANGE in request.GET and route.complete:
        return step_url(opened, CHECK)
    before = next_asked(opened, live, back=True)
    if before is None and opened.journey.is_long and not route.is_first(live):
        return step_url(opened, TASKS)
    return step_url(opened, before.address) if before else ""


def lead_on(request: HttpRequest, opened: Opened, live: LiveStep | None) -> HttpResponse:
    """Go to the page after this one or, from a Change link, to what is still to be answered."""
    route = opened.route
    if CHANGE in request.GET:
        missing = route.gap or route.exit
        return go(opened, missing.address, CHANGE) if missing else go(opened, CHECK)
    return go(opened, of(next_asked(opened, live)) if live else onward(route))


def _part(opened: Opened, live: LiveStep | None) -> str:
    """Give "part 3 of 4: your visit"; nothing in a form of one part. Checking is the last part."""
    sections = opened.route.sections
    if len(sections) < 2:
        return ""
    of_all = len(sections) + 1
    if live is None:
        return f"part {of_all} of {of_all}: check and send"
    part = opened.route.part(live.section)
    return f"part {part.number} of {of_all}: {part.title[:1].lower()}{part.title[1:]}"


def _item(opened: Opened, live: LiveStep | None) -> str:
    """Name the thing on a list that a page is about."""
    if live is None or live.repeat is None or not live.item:
        return ""
    if live.item == NEW:
        return f"Add {_a(live.repeat.one)}"
    items = (opened.answers.get(live.repeat.id) or {}).get("items", [])
    for number, item in enumerate(items, start=1):
        if item["key"] == live.item:
            return item_title(live.repeat, number, item["answers"])
    return ""


def _a(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def _stored(live: LiveStep, conflict: Conflict) -> list[tuple[str, str]]:
    step = live.step
    if not isinstance(step, QuestionStep):
        return []
    return [
        (each.name, ", ".join(written(each, conflict.stored.get(each.id))))
        for each in step.questions
        if each.kind is not Kind.FILE
    ]


def _from_account(opened: Opened, live: LiveStep) -> tuple[str, ...]:
    """Give the names of what stands in a page because the account knows it."""
    if not isinstance(live.step, QuestionStep):
        return ()
    filled = is_from_account(opened.draft.writers, live.address)
    known = [each.id for each in live.step.questions] if filled else initial(opened, live)
    return tuple(each.name for each in live.step.questions if each.id in known)
