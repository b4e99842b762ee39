"""Pages that several of these views end on."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from portal.ui.forms import GovukForm
from portal.ui.redirects import see_other

from ..door.onward import keeping_next, onward, wanted
from ..models import User
from .forms import NOT_TAKEN


def ask(
    request: HttpRequest,
    template: str,
    form: GovukForm | None = None,
    *,
    status: int = 200,
    **shown: Any,
) -> HttpResponse:
    """Draw a page. One whose form has something to put right says so in its status."""
    if form is not None and form.is_bound:
        status = NOT_TAKEN
    context = {"form": form, "next": wanted(request), **shown}
    return render(request, f"accounts/factors/{template}.html", context, status=status)


def back_to_factors(done: str = "") -> HttpResponse:
    """Lead to the overview, which says what was done."""
    return see_other(reverse("factors") + (f"?done={done}" if done else ""))


def after_adding(request: HttpRequest, done: str) -> HttpResponse:
    """Lead to recovery codes that were never shown, else on, else to the overview."""
    user = user_of(request)
    codes = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    if not codes.wrap().did_view:
        return see_other(keeping_next(reverse("recovery_codes"), request))
    return see_other(wanted(request)) if wanted(request) else back_to_factors(done)


def go_on(request: HttpRequest) -> HttpResponse:
    """Lead to the page that was asked for before the proof."""
    return see_other(onward(request))


def user_of(request: HttpRequest) -> User:
    """Who is signed in. Raises TypeError where the view was not decorated to make sure."""
    if not isinstance(request.user, User):
        raise TypeError("This view is for somebody who is signed in.")
    return request.user
