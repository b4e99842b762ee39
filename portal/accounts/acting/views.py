"""Choosing for whom to act, and stopping."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.ui.redirects import see_other

from .. import guises
from ..models import Authority
from ..people import person_of, signed_in_user
from ..signed_in import signed_in
from . import found, giving, session


@require_http_methods(["GET", "HEAD"])
@signed_in
def choose(request: HttpRequest) -> HttpResponseBase:
    """Everybody one may act for, what waits to be taken up, and whom one lets act."""
    person = person_of(signed_in_user(request))
    context = {
        "person": person,
        "guises": guises.of(person),
        "others": found.everything_of(signed_in_user(request)),
        "waiting": giving.waiting_for(signed_in_user(request)),
        "given": Authority.objects.live().filter(person=person).select_related("holder"),
    }
    return render(request, "accounts/acting/choose.html", context)


@require_POST
@signed_in
def start(request: HttpRequest) -> HttpResponseBase:
    """Act for another from now on. Nobody learns whether there is one whom they may not act for."""
    if session.begin(request, request.POST.get("key", "")) is None:
        raise Http404
    return see_other(reverse("account"))


@require_POST
@signed_in
def stop(request: HttpRequest) -> HttpResponseBase:
    """Act for oneself again."""
    session.stop(request)
    return see_other(reverse("account"))
