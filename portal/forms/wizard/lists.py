"""A list of things: what is on it, adding another, and taking one off after asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from ..answers import finish, remove_item
from ..definition import YES, Repeat
from ..drafts import Opened
from ..learning import noticing
from ..route import NEW, LiveStep
from ..rows import item_title
from ..stale import view_of
from . import files, pages
from .addresses import CHANGE, REMOVE, step_url
from .forms import PageForm, another_form, any_form
from .redirects import go


@dataclass(frozen=True)
class Removing:
    """The thing that an address asks to take off a list. ``title`` is empty if it is gone."""

    repeat: Repeat
    key: str
    title: str


def removing(opened: Opened, address: str) -> Removing | None:
    """Read an address like ``people/x7k…/remove``."""
    repeat_id, _, rest = address.partition("/")
    key, _, last = rest.partition("/")
    if last != REMOVE:
        return None
    for _section, step in opened.journey.steps():
        if isinstance(step, Repeat) and step.id == repeat_id:
            title = next((each["title"] for each in _items(opened, step) if each["key"] == key), "")
            return Removing(step, key, title)
    return None


def ask(request: HttpRequest, opened: Opened, wanted: Removing) -> HttpResponseBase:
    """Ask before taking something off."""
    if not wanted.title:
        return go(opened, wanted.repeat.id)
    back = step_url(opened, wanted.repeat.id, *_flags(request))
    around = pages.frame(request, opened, numbered=False)
    context = {**around, "wanted": wanted, "back": back}
    return render(request, "forms/remove.html", context)


def remove(request: HttpRequest, opened: Opened, wanted: Removing) -> HttpResponseBase:
    """Take it off. It is no fault if it was gone already."""
    if wanted.title:
        opened.save(lambda answers: remove_item(answers, wanted.repeat.id, wanted.key))
        files.drop(opened, wanted.repeat, wanted.key)
    return go(opened, wanted.repeat.id, *_flags(request))


def show(
    request: HttpRequest, opened: Opened, live: LiveStep, form: PageForm | None = None
) -> HttpResponseBase:
    """Show the list, and ask if there is more to add."""
    repeat = live.lists
    items = _items(opened, repeat)
    context = {
        **pages.frame(request, opened, live),
        "repeat": repeat,
        "items": items,
        "full": len(items) >= repeat.most,
        "form": form or _form_class(repeat, items)(),
        "heading": _heading(repeat, len(items)),
        "fewer": len(items) > repeat.minimum,
    }
    return render(request, "forms/list.html", context)


def post(request: HttpRequest, opened: Opened, live: LiveStep) -> HttpResponseBase:
    """Add another, or go on."""
    repeat = live.lists
    items = _items(opened, repeat)
    more = False
    if len(items) < repeat.most:
        form = _form_class(repeat, items)(request.POST)
        if not form.is_valid():
            return show(request, opened, live, form)
        more = form.cleaned_data["another"] == YES
    if not more:
        opened.noticed += noticing.finished(repeat, opened.answers.get(repeat.id))
    opened.save(lambda answers: finish(answers, repeat.id, done=not more))
    opening = _opening(opened, repeat) if more else None
    if opening:
        return go(opened, opening.address, *_flags(request))
    return pages.lead_on(request, opened, opened.route.find(repeat.id))


def added_by(opened: Opened, request: HttpRequest, address: str) -> LiveStep | None:
    """Give the item's own page, where the page of a new item is sent a second time.

    The person pressed twice, or went Back: the item took the view's name as its key.
    """
    repeat_id, _, rest = address.partition("/")
    key, _, page = rest.partition("/")
    view = view_of(request.POST)
    return opened.route.find(f"{repeat_id}/{view}/{page}") if key == NEW and view else None


def _opening(opened: Opened, repeat: Repeat) -> LiveStep | None:
    return next((each for each in opened.route.openings if each.repeat is repeat), None)


def _flags(request: HttpRequest) -> tuple[str, ...]:
    return (CHANGE,) if CHANGE in request.GET else ()


def _form_class(repeat: Repeat, items: list[Any]) -> type[PageForm]:
    return another_form(repeat) if items else any_form(repeat)


def _heading(repeat: Repeat, number: int) -> str:
    if not number:
        return repeat.title
    return f"You have added {number} {repeat.one if number == 1 else repeat.many}"


def _items(opened: Opened, repeat: Repeat) -> list[dict[str, str]]:
    """Give what is on a list, with where each is changed and taken off."""
    stored = (opened.answers.get(repeat.id) or {}).get("items", [])
    return [
        {
            "key": item["key"],
            "title": item_title(repeat, number, item["answers"]),
            "change": step_url(opened, f"{repeat.id}/{item['key']}/{repeat.steps[0].id}"),
            "remove": step_url(opened, f"{repeat.id}/{item['key']}/{REMOVE}"),
        }
        for number, item in enumerate(stored, start=1)
    ]
