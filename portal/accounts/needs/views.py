"""A person's own pages about their needs."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from portal.ui.redirects import see_other

from ..acting import DETAILS, acting_of, may, subject_of
from ..acting.oneself import for_oneself
from ..models import Person
from ..people import person_of, signed_in_user
from ..signed_in import signed_in
from . import finding, keeping
from .forms import NeedsForm, initial
from .sentences import in_words

NOT_TAKEN = 422


@signed_in
@require_http_methods(["GET", "HEAD"])
def needs(request: HttpRequest) -> HttpResponse:
    """What we know, and whether it is still right; the questions where we know nothing."""
    person = _whose(request)
    known = finding.of(person)
    mine = acting_of(request) is None
    if known is None and mine:
        return see_other(reverse("account_needs_change"))
    context = {
        "needs": known,
        "rows": in_words(known) if known else [],
        "said": request.GET.get("said", ""),
        "mine": mine,
    }
    return render(request, "accounts/needs/needs.html", context)


@sensitive_post_parameters()
@signed_in
@for_oneself
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Ask for all of it on one page."""
    person = _own(request)
    known = finding.of(person)
    form = NeedsForm(request.POST or None, initial=initial(known))
    if request.method == "POST" and not form.is_bound:
        form = NeedsForm({})
    if form.is_bound and form.is_valid():
        keeping.keep(person, form.needs, request)
        return see_other(f"{reverse('account_needs')}?said=kept")
    status = NOT_TAKEN if form.is_bound else 200
    context = {"form": form, "needs": known}
    return render(request, "accounts/needs/change.html", context, status=status)


@signed_in
@for_oneself
@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """It is all still right."""
    keeping.confirm(_own(request), request)
    return see_other(f"{reverse('account_needs')}?said=right")


@signed_in
@for_oneself
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest) -> HttpResponse:
    """Ask once more, then take it all away."""
    person = _own(request)
    if request.method == "POST":
        keeping.forget(person, request)
        return see_other(reverse("account"))
    return render(request, "accounts/needs/forget.html", {})


def _own(request: HttpRequest) -> Person:
    user = signed_in_user(request)
    return person_of(user)


def _whose(request: HttpRequest) -> Person:
    """Raises Http404 for an organisation, and for somebody who may not deal with details."""
    subject = subject_of(request)
    if not isinstance(subject, Person) or not may(request, DETAILS):
        raise Http404
    return subject
