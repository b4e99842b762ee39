"""Somebody new of the staff, who may publish and has never built a form."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path

from portal.accounts.models import User
from portal.forms.models import FormPage, FormsPage
from portal.home.models import HomePage
from tests.forms.built.writing import NEW_BIN, PROMISES, end
from tests.support.people import BACKEND


def _come_in(request: HttpRequest) -> None:
    builder, _made = User.objects.get_or_create(email="builder@example.org")
    builder.groups.add(Group.objects.get(name="Publishers"))
    login(request, builder, backend=BACKEND)
    record_authentication(request, builder, "password")
    record_authentication(request, builder, "mfa", type="totp")


def _forms() -> FormsPage:
    found: FormsPage | None = FormsPage.objects.live().first()
    if found is None:
        found = FormsPage(title="Forms", slug="our-forms", summary="Every form.")
        HomePage.objects.live().first().add_child(instance=found)
    return found


def first_day(request: HttpRequest) -> HttpResponseBase:
    """The list of forms, with a place for the first."""
    _come_in(request)
    _forms()
    return redirect("built_forms:index")


def unfinished(request: HttpRequest) -> HttpResponseBase:
    """A form with rules, and with something to put right."""
    _come_in(request)
    page = FormPage.objects.filter(slug="unfinished-bin").first()
    if page is None:
        sections = [
            {**NEW_BIN[0], "value": {**NEW_BIN[0]["value"]}},
            NEW_BIN[1],
        ]
        sections[0]["value"]["steps"] = [*NEW_BIN[0]["value"]["steps"], end("Nobody goes on")]
        page = FormPage(
            title="Unfinished bin",
            slug="unfinished-bin",
            summary="Ask for a new bin.",
            sections=sections,
            live=False,
            **PROMISES,
        )
        _forms().add_child(instance=page)
        page.save_revision(clean=False)
    return redirect("wagtailadmin_pages:edit", page.pk)


urlpatterns = [
    path("people/builder/first-day/", first_day),
    path("people/builder/unfinished/", unfinished),
]
