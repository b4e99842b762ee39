"""What each kind of page shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from portal.cases.promises import usual_promise
from portal.ui.forms import GovukForm
from portal.ui.generation import remembered
from portal.ui.telephones import tel

from ..answers import of_step
from ..build import form_class
from ..cleaned import as_posted
from ..definition import ExitStep, Kind, QuestionStep
from ..drafts import Opened
from ..models import Submission
from ..route import NEW, LiveStep
from ..rows import Group, Row, View, item_title, rows
from ..stale import Conflict, digest, new_view, view_of
from ..versions import live as live_journey
from ..writing import written
from . import files
from .addresses import CHANGE, CHECK, REMOVE, TASKS, of, onward, step_url
from .redirects import go, see_other


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
        "live": live,
        "heading_in_form": heading_in_form(live),
        "seen": digest(live, opened.answers),
        "view": (view_of(request.POST) if not conflict else "") or new_view(),
        "stored": _stored(live, conflict) if conflict else (),
        "conflict": conflict,
        "left": left,
        "onward": step_url(opened, onward(opened.route)),
        "uploads": files.panels(opened, live),
    }


def frame(
    request: HttpRequest, opened: Opened, live: LiveStep | None = None, *, numbered: bool = True
) -> dict[str, Any]:
    """Give what every page of a form shows around its matter. ``numbered``: it is in a part."""
    return {
        "opened": opened,
        "journey": opened.journey,
        "part": _part(opened, live) if numbered else "",
        "item": _item(opened, live),
        "back": back(request, opened, live),
        "first": live is not None and opened.route.before(live.address) is None,
        "save_url": reverse("form_save", args=[opened.journey.key, opened.key]),
        "forget_url": reverse("form_forget", args=[opened.journey.key, opened.key]),
        "tasks_url": step_url(opened, TASKS) if opened.journey.is_long else "",
        "privacy_url": reverse("form_privacy", args=[opened.journey.key]),
    }


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
    before = route.before(live.address)
    return step_url(opened, before.address) if before else ""


def form_of(live: LiveStep, opened: Opened, posted: Any) -> GovukForm:
    """Give the form of a page as it was filled in, and look at what it says."""
    assert isinstance(live.step, QuestionStep)  # noqa: S101 - only such a page has a form
    form = form_class(live.step)(
        posted,
        answers=opened.route.answers,
        initial={**of_step(opened.answers, live), **files.initial(opened, live)},
    )
    form.is_valid()
    return form


def form_with_problems(
    live: LiveStep, opened: Opened, problems: Mapping[str, list[str]]
) -> GovukForm:
    """Give the form of a page as if its kept answers had just been typed, with what is wrong."""
    assert isinstance(live.step, QuestionStep)  # noqa: S101 - only such a page has a form
    given = of_step(opened.answers, live)
    posted: MultiValueDict[str, Any] = MultiValueDict()
    for question in live.step.questions:
        for name, text in as_posted(question, given.get(question.id)).items():
            posted.setlist(name, text if isinstance(text, list) else [text])
    form = form_of(live, opened, posted)
    for id_, sentences in problems.items():
        for sentence in sentences:
            if sentence not in form.errors.get(id_, ()):
                form.add_error(id_, sentence)
    return form


def lead_on(request: HttpRequest, opened: Opened, live: LiveStep | None) -> HttpResponse:
    """Go to the page after this one or, from a Change link, to what is still to be answered."""
    route = opened.route
    if CHANGE in request.GET:
        missing = route.gap or route.exit
        return go(opened, missing.address, CHANGE) if missing else go(opened, CHECK)
    return go(opened, of(route.after(live.address)) if live else onward(route))


def check(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Show every answer, each with a way to change it."""
    context = {
        **frame(request, opened),
        "groups": [_group(opened, group) for group in rows(opened.route, View.CHECK)],
        "promises": _promises(opened),
        "noticed": True,
    }
    return render(request, "forms/check.html", context)


def _promises(opened: Opened) -> list[str]:
    """Give what sending will make us promise."""
    kind, channel = opened.journey.key, opened.draft.channel
    steps = opened.journey.clocks_for(opened.route.answers)
    return remembered(
        f"forms.promises:{kind}:{channel}:{steps}",
        lambda: [words for step in steps if (words := usual_promise(step, kind, channel))],
    )


def exit_page(request: HttpRequest, opened: Opened, live: LiveStep) -> HttpResponse:
    """Show that this cannot be done here, and what can."""
    assert isinstance(live.step, ExitStep)  # noqa: S101 - only such a page ends the road
    ways = [
        {"label": way.label, "phone": way.phone, "href": tel(way.phone) if way.phone else way.href}
        for way in live.step.ways
    ]
    context = {**frame(request, opened, live), "step": live.step, "ways": ways}
    return render(request, "forms/exit.html", context)


def changed(request: HttpRequest, opened: Opened, onward_to: str) -> HttpResponse:
    """Say what a new version of the form asks differently, before going on."""
    around = frame(request, opened, numbered=False)
    context = {**around, "onward": step_url(opened, onward_to), "back": ""}
    return render(request, "forms/changed.html", context)


def not_open(request: HttpRequest, journey_key: str) -> HttpResponse:
    """Say that we cannot show this form here: whether it is gone or another's is not said."""
    context = {"journey": live_journey(journey_key)}
    return render(request, "forms/not_open.html", context, status=404)


def after_sending(request: HttpRequest, journey_key: str, key: str) -> HttpResponse:
    """Lead to the page of what was sent, or say that there is nothing."""
    if Submission.objects.filter(key=key, journey_key=journey_key).exists():
        return see_other(sent_url(journey_key, key) + "?already=1")
    return not_open(request, journey_key)


def sent_url(journey_key: str, key: str) -> str:
    """Give the address of the page that says that answers were sent."""
    return reverse("form_sent", args=[journey_key, key])


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


def _group(opened: Opened, group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "rows": [_row(opened, row) for row in group.rows],
        "remove": step_url(opened, f"{group.address}/{group.item}/{REMOVE}") if group.item else "",
        "list": step_url(opened, group.address, CHANGE) if group.address else "",
    }


def _row(opened: Opened, row: Row) -> dict[str, Any]:
    return {
        "key": row.label,
        "lines": row.lines,
        "href": step_url(opened, row.address, CHANGE),
    }
