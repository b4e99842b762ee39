"""The page that says what publishing would change for people who are in the middle of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe
from wagtail import hooks

from portal.ui.private import private

from ...models import FormPage
from .report import report


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
        "header_title": f"What a change does: {page.title}",
        "header_icon": "history",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": "Home"},
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.title},
            {"url": "", "label": "What a change does"},
        ],
    }
    return render(request, "forms/admin/upgrading/report.html", context)


def register() -> None:
    """Call it once, from the room's ``wagtail_hooks``."""
    hooks.register("register_admin_urls", addresses)


def addresses() -> list[URLPattern]:
    return [path("forms/change/<int:page_id>/", upgrade_report, name="forms_upgrade_report")]
