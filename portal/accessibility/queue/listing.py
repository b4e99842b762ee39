"""The work queue: what is to be made or arranged, what is due first at the top."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal.cases.models import Case
from portal.cases.owners import seen_by
from portal.cases.permissions import VIEW, needs
from portal.integration.admin.furniture import furniture

from ..models import Order, State, Thing
from ..orders import words
from ..requests.kinds import BY_NAME, INTERPRETING, language_name

TITLE, ICON = "Formats and interpreters", "media"
MOST = 200
OPEN, LATE, ALL = "", "late", "all"
SHOW = {OPEN: "To do", LATE: "Overdue", **dict(State.choices), ALL: "All"}
"""``State.DONE`` is among them: what was sent."""


class QueueFilters(forms.Form):
    """In the address, so nothing here is about a person. One query, for the languages."""

    show = forms.ChoiceField(choices=list(SHOW.items()), required=False)
    kind = forms.ChoiceField(required=False)
    language = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        codes = Order.objects.exclude(language="").order_by("language")
        spoken = [
            (code, language_name(code))
            for code in codes.values_list("language", flat=True).distinct()
        ]
        self.fields["kind"] = forms.ChoiceField(
            choices=[
                ("", "Anything"),
                ("Formats", [(_kind(Thing.FORMAT, each), BY_NAME[each].label) for each in BY_NAME]),
                (
                    "Interpreters",
                    [(_kind(Thing.INTERPRETER, code), INTERPRETING[code]) for code in INTERPRETING],
                ),
            ],
            required=False,
        )
        self.fields["language"] = forms.ChoiceField(
            choices=[("", "Any language"), *spoken], required=False
        )

    def orders(self) -> QuerySet[Order]:
        """Those of cases that this person may see. What is not understood is left out."""
        self.is_valid()
        wanted = self.cleaned_data
        found: QuerySet[Order] = Order.objects.filter(
            case__in=seen_by(self.user, Case.objects.all())
        ).select_related("case")
        match wanted.get("show", OPEN):
            case "":
                found = found.exclude(state=State.DONE)
            case "late":
                found = found.exclude(state=State.DONE).filter(due__lt=timezone.localdate())
            case "all":
                pass
            case state:
                found = found.filter(state=state)
        if kind := wanted.get("kind"):
            thing, _, code = kind.partition(":")
            found = found.filter(thing=thing, code=code)
        if language := wanted.get("language"):
            found = found.filter(language=language)
        return found.order_by(F("due").asc(nulls_last=True), "pk")


def _kind(thing: Thing, code: str) -> str:
    """A signed video is a format, and signing by video a way to interpret: both have one code."""
    return f"{thing}:{code}"


@needs(VIEW)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What the filters in the address ask for, the first two hundred."""
    filters = QueueFilters(request.GET, user=request.user)
    found = list(filters.orders()[: MOST + 1])
    today = timezone.localdate()
    context = {
        **furniture(TITLE, icon=ICON),
        "filters": filters,
        "rows": [row(each, today) for each in found[:MOST]],
        "cut": len(found) > MOST,
    }
    return render(request, "accessibility/queue/list.html", context)


def row(order: Order, today: Any) -> dict[str, Any]:
    """How an order stands in the list. Its title may say who it is for, so it is not there."""
    return {
        "order": order,
        "label": words.label(order),
        "language": words.in_language(order),
        "stands": words.stands(order),
        "late": order.is_open and order.due is not None and order.due < today,
        "of": order.title if order.public else "",
    }
