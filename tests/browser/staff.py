"""The staff door and the doors of others, in states that a browser cannot reach by itself."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from portal.accounts.models import User
from portal.accounts.oidc.discovery import NotThere, NotTrusted
from portal.accounts.oidc.providers import ONE_LOGIN, Provider
from portal.accounts.oidc.views import _failed
from portal.accounts.staff.links import LINKS
from tests.support.people import BACKEND

ELSEWHERE = Provider(ONE_LOGIN, "GOV.UK One Login", "https://oidc.example.org", "client")


def set_up(request: HttpRequest) -> HttpResponseBase:
    """Somebody of the staff who gave a password just now and has no second factor."""
    user, _made = User.objects.get_or_create(email="new@example.org", defaults={"is_staff": True})
    user.groups.add(Group.objects.get(name="Authors"))
    login(request, user, backend=BACKEND)
    record_authentication(request, user, "password")
    return redirect("staff_set_up")


def password(request: HttpRequest) -> HttpResponseBase:
    """The link of somebody new, as their e-mail has it."""
    user, _made = User.objects.get_or_create(email="link@example.org", defaults={"is_staff": True})
    return redirect("staff_password", user.pk, LINKS.make_token(user))


def refused(request: HttpRequest) -> HttpResponseBase:
    return _failed(request, ELSEWHERE, NotTrusted("As the tests asked."))


def away(request: HttpRequest) -> HttpResponseBase:
    return _failed(request, ELSEWHERE, NotThere("As the tests asked."))


urlpatterns = [
    path("people/staff/set-up/", set_up),
    path("people/staff/password/", password),
    path("people/staff/refused/", refused),
    path("people/staff/away/", away),
]
