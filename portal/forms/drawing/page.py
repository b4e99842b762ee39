"""The page of the admin that draws a form."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from portal.integration.admin.furniture import furniture
from portal.ui.private import private

from ..models import Version
from ..versions import journey_of, live_for
from . import shown

ICON = "tasks"
RIGHTS = ("forms.view_version", "forms.change_version")
"""Either lets staff see the versions of forms, and this."""


@require_safe
@private
def routes(request: HttpRequest, key: str, number: int | None = None) -> HttpResponse:
    """Show a form at a glance, as it is now or as it was, to whoever may see its versions."""
    if not any(request.user.has_perm(right) for right in RIGHTS):
        raise Http404
    if number is None:
        journey = live_for(request, key)
        if journey is None:
            raise Http404
        title = journey.title
    else:
        version = get_object_or_404(Version, journey_key=key, number=number)
        journey, title = journey_of(version), str(version)
    context = {**furniture(title, icon=ICON), "shown": shown(journey)}
    return render(request, "forms/admin/routes_page.html", context)


def addresses() -> list[URLPattern]:
    """Give its addresses: of a form as it is now, and of a version."""
    return [
        path("forms/routes/<slug:key>/", routes, name="form_routes"),
        path("forms/routes/<slug:key>/<int:number>/", routes, name="form_routes_of_version"),
    ]


def buttons(version: Any, user: Any, next_url: str | None = None) -> list[Button]:
    """Give the way there from the list of versions. It asks the database nothing."""
    if not isinstance(version, Version):
        return []
    address = reverse("form_routes_of_version", args=[version.journey_key, version.number])
    return [Button("At a glance", address, icon_name=ICON, priority=15)]


def styles() -> str:
    """Our own few lines of style: the drawing stands on the editor's page too."""
    return format_html('<link rel="stylesheet" href="{}">', static("forms/drawing.css"))


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_snippet_listing_buttons", buttons)
    hooks.register("insert_global_admin_css", styles)
