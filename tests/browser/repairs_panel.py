"""The tenants' panel: somebody who may join, a member, and the form that members try."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from portal.accounts.models import Person
from portal.accounts.people import person_of
from portal.repairs.catalogue import versions
from portal.repairs.catalogue.frozen import fingerprint, freeze
from portal.repairs.catalogue.tree import Catalogue
from portal.repairs.models import CatalogueState, CatalogueVersion, PanelComment
from portal.repairs.panel import comments, members, trial
from portal.ui import generation

from .people import enter, resident

PAGES = {"new": "repairs_panel", "member": "repairs_panel"}


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody who stands so, and lead to the page."""
    user = resident(f"panel-{state}@example.org", "A Resident")
    person, version = person_of(user), _preview()
    if state != "new":
        members.join(person)
    if state == "member":
        _with_comments(person, version)
    enter(request, user)
    if state == "say":
        return redirect("repairs_panel_say", version.number, "where")
    if state == "try":
        return redirect(f"{reverse('form_start', args=[trial.KEY])}?afresh=1")
    return redirect(PAGES[state])


def _preview() -> CatalogueVersion:
    """What everybody uses, with one place called by another name: the same one each time."""
    if found := versions.preview():
        return found
    live = versions.live()
    assert live is not None
    first, *others = versions.catalogue_of(live).nodes
    catalogue = Catalogue((replace(first, hint="In other words."), *others))
    made, _new = CatalogueVersion.objects.get_or_create(
        state=CatalogueState.PREVIEW,
        defaults={
            "number": live.number + 1,
            "fingerprint": fingerprint(catalogue),
            "frozen": freeze(catalogue),
        },
    )
    generation.bump()
    return made


def _with_comments(person: Person, version: CatalogueVersion) -> None:
    if PanelComment.objects.filter(person=person).exists():
        return
    comments.say(person, version, "I looked for the loft.", "where", "Where is the problem?")
    answered = comments.say(person, version, "Easy to use. My mother can do it too.")
    assert person.user
    comments.answer(answered, "Thank you. We let it stand.", person.user)


urlpatterns = [path("people/repairs-panel/<str:state>/", make)]
