"""Where somebody at the staff door goes next."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from portal.ui.private import mark
from portal.ui.redirects import see_other

from ..door import onward
from ..factors.held import held_by
from ..models import User
from . import proof

SIGN_IN, SET_UP = "staff_sign_in", "staff_set_up"


def wanted(request: HttpRequest) -> str:
    """Where they wanted to go: a path of ours, or the admin's first page."""
    return onward.wanted(request) or reverse("wagtailadmin_home")


def to(name: str, next_page: str) -> HttpResponseBase:
    """Lead to a page of the door, which leads on to ``next_page`` at the end."""
    return mark(see_other(f"{reverse(name)}?{urlencode({'next': next_page})}"))


def missing(request: HttpRequest) -> str:
    """The name of the page for what is still to be proved; "" if nothing is.

    A text message is no second factor here: whoever takes a number over would have it.
    """
    user = request.user
    if not isinstance(user, User) or not proof.is_staff(user) or not proof.gave_first(request):
        return SIGN_IN
    if proof.gave_second(request):
        return ""
    held = held_by(user)
    if held.app:
        return "prove_app"
    if held.passkeys:
        return "prove_passkey"
    if held.recovery:
        return "prove_recovery"
    return SET_UP if proof.gave_first(request, proof.FRESH) else SIGN_IN


def onwards(request: HttpRequest, next_page: str) -> HttpResponseBase:
    """Lead to what is still to be proved, or at last to where they wanted to go."""
    name = missing(request)
    return to(name, next_page) if name else mark(see_other(next_page))
