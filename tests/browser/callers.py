"""An adviser with a form for a caller, in states that take many steps to reach."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse

from portal.accounts.models import User
from portal.forms import access, callers, registry, versions
from portal.forms.drafts import Opened
from portal.forms.models import Draft, Grant, Submission
from tests.support.filling import plans
from tests.support.people import BACKEND

KEY = "tell-us-you-are-moving"
"""It has a list and questions that turn on others."""


def _adviser(request: HttpRequest) -> None:
    user, _made = User.objects.get_or_create(email="adviser@example.org")
    user.groups.add(Group.objects.get(name="Advisers"))
    login(request, user, backend=BACKEND)
    record_authentication(request, user, "password")
    record_authentication(request, user, "mfa", type="totp")


def _begun(request: HttpRequest, key: str, *, whole: bool) -> Opened:
    journey = registry.get(key)
    assert journey is not None
    holder = callers.holder(request)
    draft = Draft(
        key=access.new_key(holder),
        journey_key=key,
        version=versions.current(journey),
        channel="phone",
    )
    opened = Opened(draft, journey, holder, for_caller=True)
    answers = plans(journey)[0].answers if whole else {}
    opened.save(lambda kept: {**kept, **answers})
    return opened


def choose(request: HttpRequest) -> HttpResponseBase:
    _adviser(request)
    return redirect("callers")


def begin(request: HttpRequest) -> HttpResponseBase:
    _adviser(request)
    return redirect("caller_begin", KEY)


def sent(request: HttpRequest) -> HttpResponseBase:
    """Whoever opens it twice sees the same reference twice."""
    _adviser(request)
    mine = Grant.objects.filter(holder=callers.holder(request)).values("key")
    found = Submission.objects.filter(key__in=mine, journey_key=KEY).first()
    if found is None:
        found = callers.send_for_caller(request, _begun(request, KEY, whole=True).key)
    return redirect("caller_sent", KEY, found.key)


def one(name: str, *, whole: bool = False) -> Callable[..., HttpResponseBase]:
    def view(request: HttpRequest, journey: str = KEY) -> HttpResponseBase:
        _adviser(request)
        opened = _begun(request, journey, whole=whole)
        return redirect(reverse(name, args=[journey, opened.key]))

    return view


urlpatterns = [
    path("people/adviser/forms/", choose),
    path("people/adviser/begin/", begin),
    path("people/adviser/one-page/", one("caller_form")),
    path("people/adviser/one-page/<slug:journey>/", one("caller_form")),
    path("people/adviser/one-page-filled/", one("caller_form", whole=True)),
    path("people/adviser/link/", one("caller_link", whole=True)),
    path("people/adviser/sent/", sent),
]
