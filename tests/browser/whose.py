"""Whose things are: a case that is not theirs, and a form that was begun for another."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from portal.accounts import consents
from portal.accounts.acting import session
from portal.accounts.consents import SHARE_DETAILS
from portal.accounts.models import Organisation, User
from portal.accounts.people import person_of
from portal.cases.holding import catch_up, held_by
from portal.cases.lookup import Known
from portal.cases.opening import open_case
from portal.forms import access, registry, versions
from portal.forms.models import Draft
from portal.forms.wizard.addresses import CHECK
from tests.support.acting import organisation_of
from tests.support.filling import plans

from .people import enter, resident

FORM, SHOP = "ask-or-tell", "The Book Shop"


def make(request: HttpRequest, page: str) -> HttpResponse:
    """Sign somebody in, and lead to the page."""
    user = resident(f"whose-{page}@example.org", "A Resident")
    consents.refuse(person_of(user), SHARE_DETAILS)
    enter(request, user)
    if page == "form":
        session.start(request, f"organisation:{_shop(user).public_id}")
    return redirect(PAGES[page](request, user))


def _not_mine(request: HttpRequest, user: User) -> str:
    found = held_by(person_of(user)).first()
    if found is None:
        found = open_case(FORM, "A question about bins", known=Known(email=user.email))
        catch_up(user)
    return reverse("account_not_mine", args=[found.shown_reference])


def _form(request: HttpRequest, user: User) -> str:
    return reverse("form_step", args=[FORM, _begun(request), "reply"])


def _check(request: HttpRequest, user: User) -> str:
    return reverse("form_step", args=[FORM, _begun(request), CHECK])


def _begun(request: HttpRequest) -> str:
    journey, holder = registry.get(FORM), access.account(request)
    assert journey is not None
    draft: Draft = Draft.objects.create(
        key=access.new_key(holder),
        journey_key=FORM,
        version=versions.current(journey),
        answers=max(plans(journey), key=lambda each: len(each.answers)).answers,
    )
    access.grant(draft.key, holder)
    return draft.key


def _shop(user: User) -> Organisation:
    found = Organisation.objects.filter(name=SHOP).first()
    return found or organisation_of(user, SHOP)


PAGES: dict[str, Callable[[HttpRequest, User], str]] = {
    "not-mine": _not_mine,
    "form": _form,
    "check": _check,
}

urlpatterns = [path("people/whose/<str:page>/", make)]
