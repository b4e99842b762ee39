"""Ending sessions: all of somebody's, or all but the one they are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from portal.ui.redirects import see_other

from .. import audit
from ..assurance import signed_in
from ..people import signed_in_user
from . import listed

AT_ONCE = 500
"""Rows that one statement removes."""


def end_all(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """End every session of somebody, ``but`` the one with this key. How many there were.

    It reads every session that lives, so that none is missed for not being in the list.
    """
    return _end(lambda whose, key: whose == str(user.pk) and key != but)


def end_everybodys() -> int:
    """End every session of everybody who is signed in. How many there were."""
    return _end(lambda whose, key: bool(whose))


@require_POST
@signed_in
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all of them, this one too."""
    with transaction.atomic():
        audit.record("session.ended_everywhere", f"user:{request.user.pk}", request=request)
        end_all(signed_in_user(request))
    logout(request)
    return see_other("/account/signed-out/")


def _end(fits: Callable[[str, str], bool]) -> int:
    alive = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    keys = [
        each.session_key
        for each in alive
        if fits(str(each.get_decoded().get(SESSION_KEY, "")), each.session_key)
    ]
    for some in batched(keys, AT_ONCE):
        Session.objects.filter(session_key__in=some).delete()
        listed.forget(some)
    return len(keys)


def batched(keys: list[str], size: int) -> Iterator[list[str]]:
    """Lists of at most ``size`` of them."""
    for start in range(0, len(keys), size):
        yield keys[start : start + size]
