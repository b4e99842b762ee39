"""Signing in: an address, then the code that was sent to it.

Nothing here tells whether there is an account: nobody is looked up until a right code was typed.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui import cookies
from portal.ui.private import private
from portal.ui.redirects import see_other

from ..models import OneTimeCode, Purpose
from ..sessions.why import ENDED
from . import codes, entrances
from .codes import Verdict
from .entering import enter
from .forms import NOT_TAKEN, CodeForm, SignInForm
from .making import account_for
from .onward import keeping_next, onward, wanted
from .rates import HOUR, TooMany


@private
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and send a code to it, whoever's it is."""
    if request.user.is_authenticated:
        return see_other(onward(request))
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _send(request, form.cleaned_data["email"])
    shown = {
        "form": form,
        "next": wanted(request),
        "entrances": entrances.offered(request),
        "why": cookies.read(request, ENDED),
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/door/sign_in.html", shown, status=status)


@private
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Take the code. The right one makes the account if need be, and signs in."""
    if request.user.is_authenticated:
        return see_other(onward(request))
    code = codes.newest(request, Purpose.SIGN_IN)
    if code is None:
        return see_other(keeping_next(reverse("sign_in"), request))
    if request.method != "POST":
        return _ask(request, code, CodeForm())
    if "again" in request.POST:
        return _send(request, code.to)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, code, form)
    verdict = codes.check(code, form.cleaned_data["code"])
    if verdict is Verdict.RIGHT:
        return enter(request, account_for(code.to), onward(request))
    code.refresh_from_db()
    if verdict is Verdict.WRONG:
        form.wrong(code.tries)
    return _ask(request, code, form)


@private
@require_safe
def inactive(request: HttpRequest) -> HttpResponse:
    """Say that this account is closed. Only who has proved the address gets here."""
    return render(request, "accounts/door/inactive.html", status=403)


def too_many_codes(request: HttpRequest) -> HttpResponse:
    """Say that no more codes are sent for an hour."""
    response = render(request, "accounts/door/too_many.html", status=429)
    response.headers["Retry-After"] = str(HOUR)
    return response


def _send(request: HttpRequest, to: str) -> HttpResponse:
    try:
        codes.send(request, Purpose.SIGN_IN, to)
    except TooMany:
        return too_many_codes(request)
    return see_other(keeping_next(reverse("sign_in_code"), request))


def _ask(request: HttpRequest, code: OneTimeCode, form: CodeForm) -> HttpResponse:
    shown = {
        "form": form,
        "next": wanted(request),
        "back": reverse("sign_in"),
        "by": "email",
        "to": code.to,
        "until": code.expires_at,
    }
    if not codes.is_open(code):
        return render(request, "accounts/door/code_over.html", shown)
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/door/code.html", shown, status=status)
