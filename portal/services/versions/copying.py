"""Copying a version in the admin: said in words where Wagtail would end in an error."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from ..models import PageVersion

ALREADY = (
    "That page has a version of this kind in this language already. Copy it to another page, or "
    "add a new version."
)


def not_beside_its_like(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A hook before a page is copied or mirrored. Nothing is done where it may not lie."""
    wanted = request.POST.get("new_parent_page", "")
    version = page.specific
    if not isinstance(version, PageVersion) or not (wanted.isascii() and wanted.isdecimal()):
        return None
    parent = Page.objects.filter(pk=wanted).first()
    if parent is None or not version.has_its_like_under(parent):
        return None
    messages.error(request, ALREADY)
    return redirect("wagtailadmin_pages:copy", page.pk)
