"""Nobody came, it got worse, another contractor: what is told on the page of a repair."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.cases.once import new_token
from portal.cases.timeline import PERSON
from portal.ui.private import private
from portal.ui.redirects import see_other

from ...catalogue.compile import NONE
from ...law import rights
from ...law.second import NotNow as RightNotNow
from ...models import Repair
from ...visits.pages.opening import context_of, page
from .. import contractor, nobody, worse
from .forms import WorseForm

NOT_TAKEN = 422


@require_http_methods(["GET", "HEAD", "POST"])
@page
def nobody_came(request: HttpRequest, repair: Repair) -> HttpResponse:
    """From the end of the window on. Another time can be chosen at once."""
    visit = nobody.waited_for(repair)
    if visit is None:
        return _back(repair)
    if request.method == "POST":
        nobody.came(visit)
        return see_other(reverse("visit", args=[repair.case.shown_reference]))
    context = context_of(request, repair, visit=visit)
    return render(request, "repairs/after/nobody.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def got_worse(request: HttpRequest, repair: Repair) -> HttpResponse:
    """Ask about dangers again, and say whom to call."""
    if not repair.case.is_open:
        return _back(repair)
    known = worse.catalogue()
    form = WorseForm(request.POST or None, catalogue=known, initial={"once": new_token()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["danger"]
        danger = known.danger(chosen) if known and chosen != NONE else None
        worse.tell(repair, danger, form.cleaned_data["words"], form.cleaned_data["once"])
        if danger is None:
            return _back(repair, "sent")
        return see_other(reverse("repair_call", args=[repair.case.shown_reference, danger.key]))
    context = context_of(request, repair, form=form)
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "repairs/after/worse.html", context, status=status)


@private
@require_http_methods(["GET", "HEAD"])
def call_now(request: HttpRequest, written: str, danger: str) -> HttpResponse:
    """Whom to call, and what to do until they come. Raises Http404 for no danger of ours."""
    known = worse.catalogue()
    node = known.danger(danger) if known else None
    if node is None:
        raise Http404

    @page
    def shown(request: HttpRequest, repair: Repair) -> HttpResponse:
        context = context_of(request, repair, danger=node.danger, leaf=node.leaf)
        return render(request, "repairs/after/call.html", context)

    return shown(request, written)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def another_contractor(request: HttpRequest, repair: Repair) -> HttpResponse:
    """The Right to Repair: whether somebody else is to do what we are late with."""
    right = contractor.offered(repair)
    if right is None:
        return _back(repair)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        try:
            if request.POST["answer"] == "yes":
                contractor.ask(right)
            else:
                rights.decline(right, PERSON)
        except RightNotNow:
            return _back(repair)  # it has moved on meanwhile, and the page says how it is
        return _back(repair)
    context = context_of(request, repair, right=right)
    return render(request, "repairs/after/contractor.html", context)


def _back(repair: Repair, said: str = "") -> HttpResponse:
    address = reverse("tracked_case", args=[repair.case.shown_reference])
    return see_other(f"{address}?{said}" if said else address)
