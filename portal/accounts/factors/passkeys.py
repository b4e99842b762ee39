"""Passkeys: made, taken away, and used: to sign in with, and to prove it once more.

The pages need a script for this alone, and say so where there is none.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.flows import perform_passwordless_login
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.integration import limits
from portal.integration.client import client_address
from portal.ui.errors import too_many
from portal.ui.private import private
from portal.ui.redirects import see_other

from ..assurance import careful, signed_in, ways_for
from ..door.entering import seeing_other
from ..door.onward import keeping_next, onward
from ..models import User
from . import ceremony, changing, tries
from .answers import after_adding, ask, go_on, user_of
from .forms import PasskeyForm, PasskeyNameForm
from .held import held_by

IN_A_MINUTE = 20


@private
@require_http_methods(["GET", "POST"])
def sign_in_passkey(request: HttpRequest) -> HttpResponseBase:
    """Sign in with whichever passkey the browser has for us. It counts as two proofs."""
    if request.user.is_authenticated:
        return go_on(request)
    if not limits.take("passkeys", limits.household(client_address(request)), IN_A_MINUTE, 60):
        return too_many(request)
    if request.method != "POST":
        if not is_script(request):
            return see_other(keeping_next(reverse("sign_in"), request))
        return JsonResponse(ceremony.to_answer(None))
    passkey = _answered(request, None)
    if passkey is None:
        return ask(request, "passkey_failed", status=422, again=reverse("sign_in"))
    login = Login(user=passkey.user, redirect_url=onward(request))
    return seeing_other(perform_passwordless_login(request, passkey, login))


@private
@signed_in
@require_http_methods(["GET", "POST"])
def by_passkey(request: HttpRequest) -> HttpResponseBase:
    """Prove it with one of this person's passkeys."""
    user = user_of(request)
    if not held_by(user).passkeys:
        return see_other(keeping_next(reverse("prove"), request))
    if request.method != "POST":
        if is_script(request):
            return JsonResponse(ceremony.to_answer(user))
        return ask(request, "prove_passkey", others=len(ways_for(user)) > 1)
    passkey = _answered(request, user)
    if passkey is None:
        again = keeping_next(reverse("prove_passkey"), request)
        return ask(request, "passkey_failed", status=422, again=again)
    changing.used(request, passkey)
    return go_on(request)


@private
@careful
@require_http_methods(["GET", "POST"])
def add_passkey(request: HttpRequest) -> HttpResponseBase:
    """Make one, and keep it under a name."""
    user = user_of(request)
    if request.method != "POST" and is_script(request):
        return JsonResponse(ceremony.to_make(user))
    form = PasskeyNameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        added = ceremony.made(user, given["name"], given["credential"])
        if added is not None:
            changing.note_passkey(request, user, added)
            return after_adding(request, "passkey")
        form.add_error(None, "Your device did not make a passkey. Try again")
    return ask(request, "passkey", form)


@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def remove_passkey(request: HttpRequest, key: int) -> HttpResponseBase:
    """Ask, then take it away. Another person's is as if it never was."""
    user = user_of(request)
    passkey = get_object_or_404(Authenticator, pk=key, user=user, type=Authenticator.Type.WEBAUTHN)
    if request.method == "POST":
        changing.remove(request, user, passkey, "passkey-removed")
        return see_other(reverse("factors") + "?done=passkey-removed")
    held = held_by(user)
    last = held.app is None and len(held.passkeys) == 1
    return ask(request, "passkey_remove", passkey=passkey.wrap(), last=last)


def _answered(request: HttpRequest, user: User | None) -> Authenticator | None:
    form = PasskeyForm(request.POST)
    if not form.is_valid():
        return None
    answer: Any = form.cleaned_data["credential"]
    try:
        return ceremony.answered(user, answer) if isinstance(answer, dict) else None
    except tries.TooOften:
        return None


def is_script(request: HttpRequest) -> bool:
    """Whether a page's script asks what to give to the passkey."""
    return request.headers.get("Accept") == "application/json"
