"""The page that says what publishing would change for people who are in the middle of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from portal.ui.private import private

from ...models import FormPage
from .report import report

TITLE = "What a change does"


@require_safe
@private
def upgrade_report(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show it to whoever may edit the form."""
    page = get_object_or_404(FormPage.objects.select_related("version"), pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    context = {
        "page": page,
        "report": report(page.get_latest_revision_as_object()),
        "header_title": f"{TITLE}: {page.title}",
        "header_icon": "history",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
            {"url": "", "label": TITLE},
        ],
    }
    return render(request, "forms/admin/upgrading/report.html", context)


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_page_header_buttons", buttons)


def addresses() -> list[URLPattern]:
    return [path("forms/change/<int:page_id>/", upgrade_report, name="forms_upgrade_report")]


def buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Give the way there from a form that people can be in the middle of."""
    if page.specific_class is FormPage and page.live and page.permissions_for_user(user).can_edit():
        address = reverse("forms_upgrade_report", args=[page.pk])
        yield Button(TITLE, address, icon_name="history", priority=34)
