"""The page of the admin that draws a form as it is now."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portal.integration.admin.furniture import furniture
from portal.ui.private import private

from ..models import Version
from ..versions import live, live_for
from . import shown

ICON = "tasks"
RIGHTS = ("forms.view_version", "forms.change_version")
"""Either lets staff see the versions of forms, and this."""


@require_safe
@private
def routes(request: HttpRequest, key: str) -> HttpResponse:
    """Show a form at a glance to whoever may see its versions."""
    if not any(request.user.has_perm(right) for right in RIGHTS):
        raise Http404
    journey = live_for(request, key)
    if journey is None:
        raise Http404
    context = {**furniture(journey.title, icon=ICON), "shown": shown(journey)}
    return render(request, "forms/admin/routes_page.html", context)


def addresses() -> list[URLPattern]:
    """Give its address."""
    return [path("forms/routes/<slug:key>/", routes, name="form_routes")]


def buttons(version: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """Give the way there from the list of versions, for a form that there is now."""
    if not isinstance(version, Version) or live(version.journey_key) is None:
        return []
    address = reverse("form_routes", args=[version.journey_key])
    return [Button("At a glance", address, icon_name=ICON, priority=15)]


def styles() -> str:
    """Our own few lines of style: the drawing stands on the editor's page too."""
    return format_html('<link rel="stylesheet" href="{}">', static("forms/drawing.css"))


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_snippet_listing_buttons", buttons)
    hooks.register("insert_global_admin_css", styles)
