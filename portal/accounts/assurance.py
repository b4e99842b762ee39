"""How sure we are who is signed in: a second proof, in this session, within half an hour.

A code by e-mail is one factor. Before somebody sees a stored bill, a decision or bank details, they
prove it another way (ASVS 5.0, 6.3.3). Rooms above decorate such a view with ``sure``; nothing else
is asked of them. Each way to prove it is registered here, so that nobody is shut out for lack of an
app, a telephone or JavaScript.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode

from portal.ui.private import mark
from portal.ui.redirects import see_other

from .models import User

LASTS = timedelta(minutes=30)
SECOND_FACTOR, OTHER_PROOF = "mfa", "assurance"
"""How a proof is written down: allauth's own name for its factors, and ours for the other ways."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


@dataclass(frozen=True)
class Way:
    """One way to prove who you are, apart from a code by e-mail."""

    code: str
    title: str
    """What the person chooses: "A code by text message"."""
    offered: Callable[[User], bool]
    view: str
    """The name of the page that asks for it. It is given ``next`` in the query."""
    hint: str = ""


_ways: dict[str, Way] = {}


def register_way(way: Way) -> None:
    """Offer another way. Call it from ``AppConfig.ready``.

    Raises ValueError for a code that is another way's.
    """
    if _ways.setdefault(way.code, way) != way:
        raise ValueError(f"There is another way called {way.code!r}.")


def ways_for(user: User) -> list[Way]:
    """Those that this person can use, in the order in which they were registered."""
    return [way for way in _ways.values() if way.offered(user)]


def note(request: HttpRequest, way: str) -> None:
    """Write down that the person who is signed in has just proved it in this way.

    For ways of our own; allauth writes down its factors itself. The session gets a new key.
    """
    record_authentication(request, request.user, OTHER_PROOF, type=way, reauthenticated=True)
    request.session.cycle_key()


def note_fresh(request: HttpRequest) -> None:
    """Write down that they have just typed another code from their e-mail."""
    record_authentication(request, request.user, "code", reauthenticated=True)
    request.session.cycle_key()


def is_sure(request: HttpRequest) -> bool:
    """Whether whoever is signed in gave a second proof in this session, within ``LASTS``."""
    return any(
        record.get("method") in {SECOND_FACTOR, OTHER_PROOF} for record in _since(request, LASTS)
    )


def is_fresh(request: HttpRequest, within: timedelta = timedelta(minutes=10)) -> bool:
    """Whether they proved it in any way, even by a code by e-mail, so short a time ago."""
    return bool(_since(request, within))


def sure(view: View[P]) -> View[P]:
    """Show a view only to somebody of whom we are sure; lead others to prove it, and back."""
    return _leading(view, is_sure, "prove")


def signed_in(view: View[P]) -> View[P]:
    """Show a view only to somebody who is signed in; lead others to sign in, and back."""
    return _leading(view, lambda request: True, "prove")


def careful(view: View[P]) -> View[P]:
    """Show a view that changes how somebody signs in or proves who they are.

    Who has set up a second way gives it; who has none types a new code from their e-mail, unless
    they did so within ten minutes.
    """
    return _leading(view, is_sure_enough_to_change, "prove_again")


def is_sure_enough_to_change(request: HttpRequest) -> bool:
    """Whether somebody may change how they sign in now: see ``careful``."""
    if is_sure(request):
        return True
    user = request.user
    return isinstance(user, User) and not ways_for(user) and is_fresh(request)


def _leading(view: View[P], passes: Callable[[HttpRequest], bool], to: str) -> View[P]:
    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return mark(see_other(with_next(reverse("sign_in"), request)))
        if not passes(request):
            return mark(see_other(with_next(reverse(to), request)))
        return view(request, *args, **kwargs)

    return wrapped


def with_next(address: str, request: HttpRequest) -> str:
    """An address that leads back to the page that was asked for."""
    return f"{address}?{urlencode({'next': request.get_full_path()})}"


def _since(request: HttpRequest, ago: timedelta) -> list[dict[str, Any]]:
    """What was proved in this session by the person who is signed in, no longer ago than that."""
    user = request.user
    if not isinstance(user, User):
        return []
    earliest = time.time() - ago.total_seconds()
    return [each for each in get_authentication_records(request, user) if each["at"] >= earliest]
