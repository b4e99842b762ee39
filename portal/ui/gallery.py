"""Every question and component on show, in every state, for the browser tests.

Its addresses are added by the tests' own urlconf and are no part of the site.
"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.datastructures import MultiValueDict

from portal.ui import forms, gallery_address

HELP = (
    forms.Choice("large", "Large print", hint="Letters of at least 16 points"),
    forms.Choice("audio", "Audio"),
    forms.Divider(),
    forms.Choice("none", "None of these", exclusive=True),
)


class GalleryForm(forms.GovukForm):
    """One of each question."""

    name = forms.TextField(label="Full name", error_name="your full name", autocomplete="name")
    story = forms.TextareaField(
        label="What happened?",
        error_name="what happened",
        hint="Do not give bank details",
        counted=True,
        max_length=200,
    )
    note = forms.TextareaField(label="Anything else", required=False)
    contact = forms.RadiosField(
        label="How should we reply?",
        error_name="how we should reply",
        choices=[
            forms.Choice("email", "By email"),
            forms.Choice("post", "By post", hint="It takes about 3 days"),
            forms.Divider(),
            forms.Choice("none", "Do not reply"),
        ],
    )
    owner = forms.RadiosField(
        label="Do you own your home?",
        error_name="if you own your home",
        choices=[("yes", "Yes"), ("no", "No")],
        inline=True,
    )
    formats = forms.CheckboxesField(
        label="Which formats suit you?",
        error_name="the formats that suit you",
        hint="Choose all that apply",
        choices=HELP,
    )
    ward = forms.SelectField(
        label="Area",
        error_name="your area",
        blank="Choose one",
        choices=[("north", "North"), ("south", "South")],
    )
    birth = forms.DateField(
        label="Date of birth",
        error_name="your date of birth",
        hint="For example, 31 3 1980",
        autocomplete="bday",
    )
    photo = forms.FileUploadField(
        label="Photo", error_name="your photo", extensions=("jpg", "png"), hint="Up to 10 MB"
    )
    home = forms.AddressField(label="Where do you live?")
    phone = forms.PhoneField(label="Telephone number", error_name="your telephone number")
    email = forms.EmailField(label="Email address", error_name="your email address")
    rent = forms.MoneyField(
        label="Rent each week, in pounds", error_name="your rent", hint="For example, 120 or 99.50"
    )
    people = forms.WholeNumberField(
        label="How many people live with you?", error_name="how many people live with you"
    )
    nino = forms.NinoField(
        label="National Insurance number",
        error_name="your National Insurance number",
        hint="It is on a payslip or a letter about benefits",
    )
    sort_code = forms.SortCodeField(label="Sort code", error_name="the sort code")
    account = forms.AccountNumberField(label="Account number", error_name="the account number")


VALID = {
    "name": "Full Name",
    "story": "The bin was not emptied.",
    "contact": "post",
    "owner": "no",
    "formats": ["large", "audio"],
    "ward": "north",
    "birth-day": "31",
    "birth-month": "Mar",
    "birth-year": "1980",
    "home-line_1": "1 High Street",
    "home-town": "Anytown",
    "home-postcode": "aa1 1aa",
    "phone": "(01632) 960 001",
    "email": "name@example.com",
    "rent": "£1,234.50",
    "people": "2",
    "nino": "ab 12 34 56 c",
    "sort_code": "12 34 56",
    "account": "1234567",
}

INVALID = {
    "name": "n" * 201,
    "story": "s" * 201,
    "note": "n" * 5001,
    "contact": "pigeon",
    "owner": "perhaps",
    "formats": ["large", "none"],
    "ward": "west",
    "birth-day": "31",
    "birth-month": "Feb",
    "birth-year": "1980",
    "home-line_1": "1 High Street",
    "home-postcode": "AA1",
    "phone": "960 001",
    "email": "name@",
    "rent": "1,50",
    "people": "some",
    "nino": "QQ 12 34 56 C",
    "sort_code": "12-34",
    "account": "12345",
}

STATES = ("empty", "valid", "missing", "invalid")


def gallery_form(state: str) -> GalleryForm:
    """Build the form in one of ``STATES``."""
    if state == "empty":
        return GalleryForm()
    data: MultiValueDict[str, Any] = MultiValueDict()
    typed: dict[str, Any] = {"valid": VALID, "invalid": INVALID}.get(state, {})
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    files: MultiValueDict[str, Any] = MultiValueDict()
    if state != "missing":
        files["photo"] = SimpleUploadedFile("photo.jpg" if state == "valid" else "photo.exe", b"x")
    return GalleryForm(data, files)


def gallery(request: HttpRequest, state: str, only: str = "") -> HttpResponse:
    """Show every question, or with ``only`` a page of one, its label the page's heading."""
    if state not in STATES:
        raise Http404
    form = gallery_form(state)
    if only:
        if only not in form.fields:
            raise Http404
        field = form.fields[only]
        form.fields = {only: field}
        if isinstance(field, forms.Question):
            field.page_heading, field.heading = True, "l"
    return render(request, "ui/gallery.html", {"form": form, "state": state, "only": only})


def components(request: HttpRequest) -> HttpResponse:
    """Show every component that is not a question."""
    change = {"href": "#main", "hidden": "name"}
    context = {
        "crumbs": [("Home", "/"), ("Components", "")],
        "page_of_list": Paginator(range(40), 1).page(10),
        "rows": [
            {"key": "Name", "value": "Full Name", "actions": [change]},
            {"key": "Sent", "value": "Tuesday"},
        ],
        "head": ["Month", "To pay"],
        "cells": [["April", "£85.00"], ["May", "£1,075.00"]],
        "figures": [1],
        "before": {"href": "#main", "label": "What you need"},
        "after": {"href": "#main", "label": "How to apply"},
    }
    return render(request, "ui/gallery_components.html", context)


urlpatterns = [
    *gallery_address.urlpatterns,
    path("gallery/components/", components, name="gallery-components"),
    path("gallery/<str:state>/", gallery, name="gallery"),
    path("gallery/<str:state>/<str:only>/", gallery, name="gallery-question"),
]
