"""Finding a case by what a caller knows, sent in a form so that no address or log holds it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from .. import audited
from ..lookup import cases_of
from ..models import Case
from ..owners import seen_by
from ..permissions import VIEW, needs
from ..reference import parse
from .furniture import case_address, furniture
from .rows import rows

MOST = 50


class CaseSearch(forms.Form):
    known = forms.CharField(
        label="Find a case",
        max_length=254,
        help_text="A reference, or the person’s e-mail address, postcode, telephone or surname.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Type a reference, or something that you know of the person."},
    )


@needs(VIEW)
@sensitive_post_parameters("known")
def case_search(request: HttpRequest) -> HttpResponse:
    """A reference leads to its case; anything else to a list of whose it is, newest first."""
    if request.method != "POST":
        return redirect("cases_list")
    search = CaseSearch(request.POST)
    found: list[Case] = []
    if search.is_valid():
        known = search.cleaned_data["known"]
        every = Case.objects.filter(reference=parse(known) or "")
        case = seen_by(request.user, every).first()
        if case is not None:
            return redirect(case_address(case))
        found = whose(known, request.user)
        audited.found(found[:MOST], request, by=may_be(known))
    context = {
        **furniture("Search results"),
        "search": search,
        "rows": list(rows(found[:MOST])),
        "more": len(found) > MOST,
        "most": MOST,
    }
    return render(request, "cases/admin/search.html", context)


def whose(known: str, user: Any) -> list[Case]:
    """The newest cases of whoever this belongs to, as far as ``user`` may see them.

    One query for each thing that it may be.
    """
    found: dict[int, Case] = {}
    for purpose in may_be(known):
        theirs = seen_by(user, cases_of(purpose, known))
        matching = theirs.select_related("team").order_by("-opened_at", "-pk")
        found |= {case.pk: case for case in matching[: MOST + 1]}
    return sorted(found.values(), key=lambda case: (case.opened_at, case.pk), reverse=True)


def may_be(known: str) -> list[str]:
    """What somebody may have typed: never tried for anything that it cannot be."""
    if "@" in known:
        return ["email"]
    digits = sum(c.isdigit() for c in known)
    letters = any(c.isalpha() for c in known)
    if digits and letters:
        return ["postcode"]
    return ["phone"] if digits else ["surname"]
