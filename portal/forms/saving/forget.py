"""Finish and forget me: for a computer that others use too."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui.private import private

from .. import access
from ..definition import Journey
from ..opening import NotOpen, Sent, open_draft
from ..versions import live
from ..wizard import instead
from ..wizard.redirects import see_other
from . import links, listing
from .erasing import erase
from .questions import DELETE, ForgetForm
from .save import context


@require_http_methods(["GET", "HEAD", "POST"])
@private
def forget(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Ask what is to become of the form, then let this browser open nothing any more."""
    try:
        opened = open_draft(request, journey, key)
    except NotOpen:
        return instead.not_open(request, journey, key)
    except Sent:
        return _after_sending(request, live(journey), key)
    form = ForgetForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and (form.is_valid() or not opened.is_saved):
        deleted = form.is_valid() and form.cleaned_data["what"] == DELETE and erase(key)
        return _forget(request, deleted)
    shown = {
        **context(request, opened),
        "form": form,
        "saved": opened.is_saved,
        "link": links.newest(key),
        "others": listing.others(request, key),
    }
    return render(request, "forms/saving/forget.html", shown)


@require_safe
@private
def forgotten(request: HttpRequest) -> HttpResponse:
    """Say that it is done."""
    shown = {"deleted": "deleted" in request.GET}
    return clear(render(request, "forms/saving/forgotten.html", shown))


def clear(response: HttpResponse) -> HttpResponse:
    """Ask the browser to drop what it keeps of our pages, also those that Back would show."""
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _after_sending(request: HttpRequest, journey: Journey | None, key: str) -> HttpResponse:
    if not access.may_open(request, key):
        return instead.not_open(request, journey.key if journey else "")
    if request.method == "POST":
        return _forget(request, deleted=False)
    others = listing.others(request, key)
    return render(request, "forms/saving/forget_sent.html", {"journey": journey, "others": others})


def _forget(request: HttpRequest, deleted: bool) -> HttpResponse:
    response = clear(see_other(reverse("forms_forgotten") + ("?deleted=1" if deleted else "")))
    access.forget(request, response)
    return response
