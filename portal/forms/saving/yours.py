"""Your forms: what this browser may carry on with, and what was sent from it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from portal.ui.private import private

from ..opening import NotOpen, Sent, open_draft
from ..wizard import instead
from ..wizard.redirects import see_other
from . import listing
from .erasing import erase
from .save import context


@require_safe
@private
def yours(request: HttpRequest) -> HttpResponse:
    """List them."""
    unfinished, done = listing.unfinished(request), listing.done(request)
    forget = [each.forget for each in unfinished] + [each.forget for each in done]
    shown = {
        "unfinished": unfinished,
        "done": done,
        "forget": forget[0] if forget else "",
        "deleted": "deleted" in request.GET,
    }
    return render(request, "forms/saving/yours.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@private
def delete(request: HttpRequest, journey: str, key: str) -> HttpResponse:
    """Ask, then erase a form that was not sent."""
    try:
        opened = open_draft(request, journey, key)
    except NotOpen:
        return instead.not_open(request, journey, key)
    except Sent:
        return instead.after_sending(request, journey, key)
    if request.method == "POST":
        if not erase(key):
            return instead.after_sending(request, journey, key)
        return see_other(reverse("your_forms") + "?deleted=1")
    shown = {**context(request, opened), "back": reverse("your_forms")}
    return render(request, "forms/saving/delete.html", shown)
