"""An editor at a page whose draft has something to put right."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from portal.accounts.models import User
from portal.services.models import ServicePage
from tests.support.people import BACKEND

TOO_LONG = " ".join(["We come to your home on your bin day"] * 4)


def draft(request: HttpRequest) -> HttpResponseBase:
    """The page stays as it is; only its draft says too much."""
    editor, _made = User.objects.get_or_create(email="editor@example.org")
    editor.groups.add(Group.objects.get(name="Authors"))
    login(request, editor, backend=BACKEND)
    record_authentication(request, editor, "password")
    record_authentication(request, editor, "mfa", type="totp")
    page = ServicePage.objects.get(slug="recycling-centre")
    page.body = [("text", f'<p>{TOO_LONG}.</p><p><a href="/bins/">Click here</a></p>')]
    page.save_revision()
    return redirect("wagtailadmin_pages:edit", page.pk)


urlpatterns = [path("people/editor/draft/", draft)]
