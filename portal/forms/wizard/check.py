"""Check your answers: the last page before sending."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.cases.promises import usual_promise
from portal.council.money import as_text
from portal.ui.forms import HumanForm
from portal.ui.forms.bound import Problem
from portal.ui.generation import remembered

from ..drafts import Opened
from ..mine.filling import is_from_account
from ..paying.amounts import lines, total
from ..route import Route
from ..rows import Group, Row, View, rows
from .addresses import CHANGE, REMOVE, step_url
from .pages import frame

BUTTON = "send"
"""The id of the button that sends."""
NOT_SENT = 422


class SendForm(HumanForm):
    """The button under the answers. It asks nothing; who pressed it has to be a person."""

    def problems(self) -> list[Problem]:
        """Each leads to the button."""
        return [Problem(str(message), BUTTON) for message in self.non_field_errors()]


def form_of(opened: Opened, posted: Any = None) -> SendForm:
    """Give the form that sends a draft."""
    return SendForm(posted, what=opened.key)


def show(request: HttpRequest, opened: Opened, form: SendForm | None = None) -> HttpResponse:
    """Show every answer, each with a way to change it."""
    context = {
        **frame(request, opened),
        "form": form or form_of(opened),
        "groups": [_group(opened, group) for group in rows(opened.route, View.CHECK)],
        "promises": _promises(opened),
        "costs": costs(opened.route),
        "noticed": True,
    }
    status = NOT_SENT if form else 200
    return render(request, "forms/check.html", context, status=status)


def _promises(opened: Opened) -> list[str]:
    """Give what sending will make us promise."""
    kind, channel = opened.journey.key, opened.draft.channel
    steps = opened.journey.clocks_for(opened.route.answers)
    return remembered(
        f"forms.promises:{kind}:{channel}:{steps}",
        lambda: [words for step in steps if (words := usual_promise(step, kind, channel))],
    )


def costs(route: Route) -> dict[str, Any]:
    """Give what is paid after sending, in words; no lines where nothing is."""
    found = lines(route.journey, route.answers)
    told = [(line.words, as_text(line.pence)) for line in found]
    return {"lines": told, "total": as_text(total(found))}


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
        "from_account": is_from_account(opened.draft.writers, row.address),
    }
