"""The door, the ways to prove who you are, and setting them up: each page in each of its states."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.stagekit import stash_login
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.door import codes
from portal.accounts.door.views import too_many_codes
from portal.accounts.factors import printed, start_again_letters
from portal.accounts.factors.app import KEPT_AS
from portal.accounts.models import OneTimeCode, Purpose, StartAgain, TextNumber, User
from portal.accounts.organisations import tokens
from tests.support.residents import MOBILE, SECRET

from .people import enter, resident

NEWCOMER = "newcomer@example.org"
CREDENTIAL = {"name": "My phone", "credential": {}}


def plain(request: HttpRequest) -> User:
    """Somebody who has set nothing up."""
    return resident("plain@example.org", "A Resident")


def keyless(request: HttpRequest) -> User:
    """Somebody new each time, for a test that really makes a passkey."""
    return resident(f"{secrets.token_hex(8)}@example.org", "Kit Keyless")


def equipped(request: HttpRequest) -> User:
    """Somebody who has set everything up."""
    user = resident("equipped@example.org", "Al Equipped")
    if not TextNumber.objects.filter(user=user).exists():
        TextNumber.objects.create(user=user, number=MOBILE)
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user).mark_as_viewed()
        Authenticator.objects.create(user=user, type="webauthn", data=CREDENTIAL)
        printed.keep(user, "browser tests", "Your council tax bill", "K7QM2R9T")
    return user


def asked(request: HttpRequest) -> HttpResponse:
    """A code was sent to this browser."""
    codes.send(request, Purpose.SIGN_IN, NEWCOMER)
    return redirect("sign_in_code")


def over(request: HttpRequest) -> HttpResponse:
    """The code that was sent to this browser has been tried too often."""
    code = codes.send(request, Purpose.SIGN_IN, NEWCOMER)
    OneTimeCode.objects.filter(pk=code.pk).update(tries=codes.TRIES)
    return redirect("sign_in_code")


def second(request: HttpRequest, page: str = "mfa_authenticate") -> HttpResponse:
    """The first proof was given, and the second is asked for."""
    user = equipped(request)
    login = Login(user=user)
    LoginStageController(request, login).set_current("mfa_authenticate")
    record_authentication(request, user, "code")
    stash_login(request, login)
    return redirect(page)


def second_recovery(request: HttpRequest) -> HttpResponse:
    return second(request, "second_recovery")


def second_paper(request: HttpRequest) -> HttpResponse:
    return second(request, "second_paper")


def start_again(request: HttpRequest) -> HttpResponse:
    """Staff have asked that somebody may start again, and the link in the message was followed."""
    chance = tokens.new_chance()
    secret = start_again_letters.token(chance)
    StartAgain.objects.create(
        user=keyless(request),
        chance=chance,
        token_hash=tokens.hashed(secret),
        due_at=timezone.now() + timedelta(hours=24),
    )
    return redirect("start_again_stop", token=secret)


def page_of(
    who: Callable[[HttpRequest], User], name: str, *, sure: bool = True, send: str = ""
) -> Callable[[HttpRequest], HttpResponse]:
    """Sign somebody in and lead to a page; with ``send`` a code for it was sent."""

    def make(request: HttpRequest) -> HttpResponse:
        user = who(request)
        enter(request, user, sure=sure)
        if send:
            number = send in (Purpose.TEXT, Purpose.NEW_PHONE)
            to = MOBILE if number else user.email if send == Purpose.AGAIN else NEWCOMER
            codes.send(request, Purpose(send), to, user=user)
        return redirect(name)

    return make


def stale(request: HttpRequest) -> HttpResponse:
    """Somebody who has set nothing up, and signed in long ago."""
    enter(request, plain(request), sure=False)
    records = request.session["account_authentication_methods"]
    request.session["account_authentication_methods"] = [{**each, "at": 0} for each in records]
    return redirect("prove_again")


def new_codes(request: HttpRequest) -> HttpResponse:
    """Recovery codes that were never shown."""
    user = resident("codes@example.org", "Cy Codes")
    if not Authenticator.objects.filter(user=user, type="totp").exists():
        TOTP.activate(user, SECRET)
    held = RecoveryCodes.activate(user).instance
    held.data.pop("viewed_at", None)
    held.save()
    enter(request, user)
    return redirect("recovery_codes")


def app(request: HttpRequest) -> HttpResponse:
    """An app that is being set up with the same key each time."""
    enter(request, plain(request))
    request.session[KEPT_AS] = get_adapter().encrypt(SECRET)
    return redirect("factor_app")


def passkey_remove(request: HttpRequest) -> HttpResponse:
    user = equipped(request)
    enter(request, user)
    key = Authenticator.objects.get(user=user, type="webauthn").pk
    return redirect(reverse("passkey_remove", args=[key]))


MAKERS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "code": asked,
    "over": over,
    "second": second,
    "second-recovery": second_recovery,
    "second-paper": second_paper,
    "sessions": page_of(keyless, "sessions"),
    "start-again": start_again,
    "too-many": too_many_codes,
    "sign-out": page_of(plain, "sign_out"),
    "overview": page_of(plain, "factors"),
    "overview-all": page_of(equipped, "factors"),
    "prove": page_of(equipped, "prove", sure=False),
    "prove-none": page_of(plain, "prove", sure=False),
    "prove-app": page_of(equipped, "prove_app", sure=False),
    "prove-text": page_of(equipped, "prove_text", sure=False),
    "prove-text-code": page_of(equipped, "prove_text_code", sure=False, send="text"),
    "prove-paper": page_of(equipped, "prove_paper", sure=False),
    "prove-recovery": page_of(equipped, "prove_recovery", sure=False),
    "again": stale,
    "app": app,
    "app-remove": page_of(equipped, "factor_app_remove"),
    "passkey": page_of(plain, "factor_passkey"),
    "passkey-made": page_of(keyless, "factor_passkey"),
    "passkey-remove": passkey_remove,
    "phone": page_of(plain, "factor_phone"),
    "phone-code": page_of(plain, "factor_phone_code", send="new-phone"),
    "phone-remove": page_of(equipped, "factor_phone_remove"),
    "new-codes": new_codes,
    "codes-left": page_of(equipped, "recovery_codes"),
    "email": page_of(plain, "factor_email"),
}


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Make a state for whoever asks, and lead to its page."""
    return MAKERS[state](request)


urlpatterns = [path("people/door/<str:state>/", make)]
