"""Finding a person by what a caller knows, sent in a form so that no address or log holds it."""

from __future__ import annotations

from typing import cast

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from portal.integration.encryption import keyed_hash

from .. import audit
from ..models import Person, User
from .access import SEE, only_with
from .furniture import furniture
from .pieces import people_of_reference

MOST = 20


class PersonSearch(forms.Form):
    known = forms.CharField(
        label="Find a person",
        max_length=254,
        help_text="Their e-mail address, telephone, postcode or surname, or a reference.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type something that you know of the person."},
    )


@only_with(SEE)
@sensitive_post_parameters("known")
def people(request: HttpRequest) -> HttpResponse:
    """Ask, and list whom it may be. One alone leads straight to their page."""
    search = PersonSearch(request.POST or None)
    found: list[Person] = []
    if request.method == "POST" and search.is_valid():
        found = find(search.cleaned_data["known"], cast(User, request.user))
        audit.record_all(
            "person.found",
            [(f"person:{each.public_id}", each.public_id) for each in found[:MOST]],
            request=request,
        )
        if len(found) == 1:
            return redirect(reverse("person", args=[found[0].public_id]))
    context = {
        **furniture("People"),
        "search": search,
        "found": found[:MOST],
        "more": len(found) > MOST,
        "asked": search.is_bound and search.is_valid(),
    }
    return render(request, "accounts/admin/people.html", context)


def find(known: str, user: User) -> list[Person]:
    """Whom this may be: whose reference it is, or whose detail. The last changed first."""
    by_reference = people_of_reference(known, user)
    if by_reference:
        return by_reference
    wanted = Q()
    for purpose in ("email", "phone", "postcode", "surname"):
        tried = keyed_hash(purpose, known)
        if tried and _may_be(purpose, known):
            wanted |= Q(**{f"{purpose}_hash": tried})
    if not wanted:
        return []
    matching: QuerySet[Person] = Person.objects.filter(wanted)
    return list(matching.order_by("-changed_at", "-pk")[: MOST + 1])


def _may_be(purpose: str, known: str) -> bool:
    """Never tried for what it cannot be: a surname of no letters is nobody's."""
    digits, letters = any(c.isdigit() for c in known), any(c.isalpha() for c in known)
    return {
        "email": "@" in known,
        "phone": digits and not letters,
        "postcode": digits and letters and "@" not in known,
        "surname": letters and not digits and "@" not in known,
    }[purpose]
