"""The question for an address at each of its stages, for the browser tests."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from portal.council.gazetteer import FoundAddress, Unavailable
from portal.ui import forms

NOBODY, ONE, FEW, MANY, DOWN = "QZ9 9ZZ", "QZ1 1AA", "QZ1 1AB", "QZ2 3DE", "QZ5 5XX"
SIZES = {NOBODY: 0, ONE: 1, FEW: 8, MANY: 26}


def search(postcode: str) -> Sequence[FoundAddress]:
    """Find as many addresses as the postcode is there for, or be out of order."""
    if postcode == DOWN:
        raise Unavailable
    return [
        FoundAddress(str(number), f"{number} Thrumbeck Way", "", "Anytown", postcode)
        for number in range(1, SIZES.get(postcode, 0) + 1)
    ]


class AddressGalleryForm(forms.GovukForm):
    """The question between two others."""

    name = forms.TextField(label="Full name", error_name="your full name", autocomplete="name")
    home = forms.AddressLookupField(label="Where do you live?", search=search)
    note = forms.TextField(label="How to find it", required=False)


TYPED = {"name": "Full Name", "note": "By the bridge"}
CHOSEN = {"line_1": "2 Thrumbeck Way", "town": "Anytown", "postcode": FEW, "uprn": "2"}


def _at(stage: str, **sent: str) -> dict[str, str]:
    return {**TYPED, "home-stage": stage, **{f"home-{name}": sent[name] for name in sent}}


STATES: dict[str, dict[str, str] | None] = {
    "find": None,
    "kept": None,
    "one": _at("find", do="find", postcode=ONE),
    "few": _at("find", do="find", postcode=FEW),
    "many": _at("find", do="find", postcode=MANY),
    "manual": _at("find", do="manual"),
    "nothing": _at("find", do="find", postcode=NOBODY),
    "unavailable": _at("find", do="find", postcode=DOWN),
    "find-missing": _at("find"),
    "find-invalid": _at("find", do="find", postcode="QZ1"),
    "few-missing": _at("choose", postcode=FEW),
    "many-missing": _at("choose", postcode=MANY),
    "tampered": _at("choose", postcode=FEW, uprn="999"),
    "manual-missing": _at("manual", line_1="1 Thrumbeck Way"),
}


def address_form(state: str, data: Any = None) -> AddressGalleryForm:
    """Build the form in one of ``STATES``, or with what was sent."""
    initial = {**TYPED, "home": CHOSEN} if state == "kept" else None
    return AddressGalleryForm(STATES[state] if data is None else data, initial=initial)


def address(request: HttpRequest, state: str) -> HttpResponse:
    """Show the question; take what is sent, so that a person could go on from there."""
    if state not in STATES:
        raise Http404
    form = address_form(state, request.POST if request.method == "POST" else None)
    done = request.method == "POST" and form.is_valid()
    context = {"form": form, "state": state, "done": done}
    return render(request, "ui/gallery_address.html", context)


urlpatterns = [path("gallery/address/<str:state>/", address, name="gallery-address")]
