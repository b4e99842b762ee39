"""Whose pages these are: they open as the page of the case does, and answer others as it does."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.cases.models import Case
from portal.cases.tracking.views import may_write, note, open_case, too_many
from portal.integration import limits
from portal.integration.slots import (
    Conflict,
    Expired,
    Forged,
    SlotError,
    Stale,
    TooLate,
    Unsure,
)
from portal.ui.private import private
from portal.ui.redirects import see_other

from ...models import Repair
from ...of_case import repair_of
from ..calling import NotNow

AN_HOUR = 3600
TRIES = 60
"""Things done with the visits of one case within the hour: each may ask the scheduler."""
WHY: dict[type[SlotError], str] = {
    Conflict: "taken",
    Expired: "expired",
    Stale: "old",
    Forged: "forged",
    NotNow: "changed",
    TooLate: "too-late",
    Unsure: "",
}
NOTICES = {
    "taken": "Somebody else took that time just now. Please choose another one.",
    "expired": "We kept that time for you, but our time to keep it ran out. Please choose again.",
    "old": "Your page was open for a long time, so the times may have changed. Choose again.",
    "forged": "That is not a time we can offer you. Please choose one from this page.",
    "changed": "Something has changed since you opened that page. This is how it is now.",
    "too-late": "Somebody is on the way to you, so we cannot change this online. Please call us.",
    "failed": "We could not do that just now. Nothing has changed. Please try again.",
    "cancelled": "Your visit is cancelled.",
}
Page = Callable[[HttpRequest, Repair], HttpResponse]


def page(view: Page) -> Callable[..., HttpResponse]:
    """A page of a repair for somebody who may see its case; what is sent, if they may write."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, written: str) -> HttpResponse:
        case = open_case(request, written)
        if case is None:
            return redirect("track")
        repair = repair_or_404(case)
        if request.method == "POST":
            if not may_write(request, case):
                return see_other(reverse("tracked_case", args=[case.shown_reference]))
            if not limits.take("do something with a visit", case.reference, TRIES, AN_HOUR):
                return too_many(request)
            note(request, case, "case.visit_changed")
        return view(request, repair)

    return opened


def repair_or_404(case: Case) -> Repair:
    """The repair of a case. Raises Http404 for a case that is none."""
    found = repair_of(case)
    if found is None:
        raise Http404
    return found


def go_to(name: str, repair: Repair, why: str = "") -> HttpResponse:
    """Lead to a page, which says why."""
    address = reverse(name, args=[repair.case.shown_reference])
    return see_other(f"{address}?why={why}" if why in NOTICES else address)


def after_error(error: SlotError, repair: Repair) -> HttpResponse:
    """Lead to where the truth is said, and what can be done now."""
    return go_to("visit", repair, WHY.get(type(error), "failed"))


def notice(request: HttpRequest) -> str:
    """Why somebody was led here, in words; "" for nothing that we know."""
    return NOTICES.get(request.GET.get("why", ""), "")


def context_of(request: HttpRequest, repair: Repair, **more: Any) -> dict[str, Any]:
    """What each of the pages shows."""
    case = repair.case
    return {
        "case": case,
        "repair": repair,
        "notice": notice(request),
        "may_write": may_write(request, case),
        **more,
    }
