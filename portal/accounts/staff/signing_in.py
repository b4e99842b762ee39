"""The page on which staff sign in with a password."""

from __future__ import annotations

from typing import Any

from allauth.account.app_settings import EmailVerificationMethod
from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from portal.ui import cookies
from portal.ui.errors import too_many
from portal.ui.private import private

from ..door.entering import seeing_other
from ..models import User
from ..oidc import providers
from ..sessions.why import ENDED
from . import proof, steps, throttle
from .forms import SignInForm

NOT_TAKEN = 422


@private
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Take an address and a password; lead on to the second factor.

    django-axes counts what goes wrong, and answers for us where it was too much.
    """
    next_page = steps.wanted(request)
    if request.method != "POST":
        if steps.missing(request) != steps.SIGN_IN:
            return steps.onwards(request, next_page)
        return _page(request, SignInForm(), next_page)
    form = SignInForm(request.POST)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not throttle.may_try(request, email):
            return too_many(request)
        user = authenticate(request, email=email, password=form.cleaned_data["password"])
        if isinstance(user, User) and proof.is_staff(user):
            return let_in(request, user, next_page)
        form.wrong()
    return _page(request, form, next_page)


def no_passwords(request: HttpRequest) -> HttpResponseBase:
    """Instead of allauth's pages that set or reset a password: residents have none.

    A mailbox alone must not lead to a new password for somebody of the staff.
    """
    return steps.to(steps.SIGN_IN, steps.wanted(request))


def let_in(request: HttpRequest, user: User, next_page: str) -> HttpResponseBase:
    """Go on with somebody whose password was right. Whoever was signed in before is not any more.

    allauth keeps somebody who has an app or a passkey waiting: they are not signed in before it.
    """
    if request.user.is_authenticated and request.user != user:
        logout(request)
    if not user.is_staff:
        user.is_staff = True  # whoever comes in by this door has the sessions of staff
        user.save(update_fields=["is_staff"])
    if request.user.is_authenticated:
        record_authentication(request, user, "password")
        request.session.cycle_key()
        return steps.onwards(request, next_page)
    login = Login(
        user=user, redirect_url=next_page, email_verification=EmailVerificationMethod.NONE
    )
    waits = seeing_other(perform_password_login(request, {}, login))
    return steps.onwards(request, next_page) if request.user.is_authenticated else waits


def _page(request: HttpRequest, form: SignInForm, next_page: str) -> HttpResponseBase:
    directory = providers.find(providers.DIRECTORY)
    context: dict[str, Any] = {
        "form": form,
        "next": next_page,
        "directory": directory,
        "why": cookies.read(request, ENDED),
    }
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/staff/sign_in.html", context, status=status)
