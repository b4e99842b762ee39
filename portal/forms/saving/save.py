"""Save and come back: says what is saved already, and sends a link to it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from portal.ui.private import private

from .. import people
from ..drafts import Opened
from ..opening import NotOpen, Sent, open_draft
from ..wizard import instead, pages
from ..wizard.redirects import see_other
from . import links
from .answers import too_many
from .questions import AddressForm
from .rates import TooMany

SENT = "sent"
"""In the query: a link was sent just now."""


@require_http_methods(["GET", "HEAD", "POST"])
@private
def save(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Offer a link by e-mail. Only a POST sends anything."""
    try:
        opened = open_draft(request, journey, key)
    except NotOpen:
        return instead.not_open(request, journey, key)
    except Sent:
        return instead.after_sending(request, journey, key)
    if not opened.is_saved:
        return render(request, "forms/saving/nothing.html", context(request, opened))
    if request.method == "POST":
        return _send(request, opened)
    link = links.newest(key) if SENT in request.GET else None
    if link:
        return render(request, "forms/saving/sent.html", {**context(request, opened), "link": link})
    email = people.contact(opened.journey, opened.route.answers).email
    return _ask(request, opened, AddressForm(initial={"email": email}))


def context(request: HttpRequest, opened: Opened) -> dict[str, Any]:
    """Give what a page about a form as a whole shows. Back leads to where the person has got to."""
    onward = reverse("form", args=[opened.journey.key, opened.key])
    return {
        **pages.frame(request, opened),
        "opened": None,  # what stands below the form's own pages leads to these
        "part": "",
        "back": onward,
        "onward": onward,
        "until": links.end_of(opened),
    }


def _send(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _ask(request, opened, form)
    try:
        links.send(opened, form.cleaned_data["email"])
    except TooMany:
        return too_many(request, context(request, opened), "links")
    return see_other(reverse("form_save", args=[opened.journey.key, opened.key]) + f"?{SENT}=1")


def _ask(request: HttpRequest, opened: Opened, form: AddressForm) -> HttpResponse:
    shown = {**context(request, opened), "form": form}
    return render(request, "forms/saving/save.html", shown)
