"""Is it fixed? By the link of a message, or from the page of the repair. To look does nothing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.cases.tracking.views import too_many
from portal.integration import limits
from portal.ui.private import private
from portal.ui.redirects import see_other

from ...models import Answer, Repair, Verdict
from ...visits.pages.opening import AN_HOUR, context_of, page
from .. import answering, asking
from ..links import verdict_of
from .forms import FixedForm

NOT_TAKEN = 422
TRIES = 20
"""Answers to one question within the hour, by its link."""


@private
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The question of a link. It shows what the repair is called, and nothing of its person.

    Raises Http404 for a link that we did not make.
    """
    verdict = verdict_of(token)
    if verdict is None:
        raise Http404
    form = FixedForm(request.POST) if request.method == "POST" else FixedForm()
    if verdict.is_open and form.is_bound:
        if not limits.take("say if it is fixed", str(verdict.pk), TRIES, AN_HOUR):
            return too_many(request)
        if form.is_valid():
            _answer(verdict, form)
            return see_other(reverse("repair_fixed", args=[token]))
    repair = verdict.repair
    context = {
        "case": repair.case,
        "repair": repair,
        "verdict": verdict,
        "form": form if verdict.is_open else None,
        "goes_on": verdict.answer in answering.GOES_ON,
        "by_link": True,
        "may_write": True,
        "action": reverse("repair_fixed", args=[token]),
    }
    return render(request, "repairs/after/fixed.html", context, status=_status(verdict, form))


@require_http_methods(["GET", "HEAD", "POST"])
@page
def tracked(request: HttpRequest, repair: Repair) -> HttpResponse:
    """The same from the page of the repair, also for a while after it was closed."""
    verdict = asking.open_verdict(repair)
    until = None if verdict else asking.may_reopen_until(repair)
    back = see_other(reverse("tracked_case", args=[repair.case.shown_reference]))
    if verdict is None and until is None:
        return back
    form = FixedForm(request.POST or None, closed=verdict is None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if verdict is not None:
            _answer(verdict, form)
        else:
            answering.not_fixed_after_all(repair, Answer(given["answer"]), given["words"])
        return back
    context = context_of(
        request,
        repair,
        verdict=verdict,
        form=form,
        until=until,
        action=reverse("repair_is_it_fixed", args=[repair.case.shown_reference]),
    )
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "repairs/after/fixed.html", context, status=status)


def _answer(verdict: Verdict, form: FixedForm) -> None:
    given = form.cleaned_data
    stars = int(given["stars"]) if given.get("stars") else None
    answering.answer(verdict, Answer(given["answer"]), given["words"], stars)


def _status(verdict: Verdict, form: FixedForm) -> int:
    return NOT_TAKEN if verdict.is_open and form.is_bound else 200
