"""An administrator at the drawing of a form."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from portal.accounts.models import User
from tests.support.people import BACKEND


def at_a_glance(request: HttpRequest, key: str) -> HttpResponseBase:
    """Sign an administrator in, and lead to the drawing."""
    person, _made = User.objects.get_or_create(email="administrator@example.org")
    person.groups.add(Group.objects.get(name="Administrators"))
    login(request, person, backend=BACKEND)
    record_authentication(request, person, "password")
    record_authentication(request, person, "mfa", type="totp")
    return redirect("form_routes", key)


urlpatterns = [path("people/at-a-glance/<slug:key>/", at_a_glance)]
