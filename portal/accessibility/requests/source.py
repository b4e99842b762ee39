"""What a request is about: a document of ours with other formats, or a page by its address."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page, Site

from portal.forms.versions import live_for

LONGEST = 300
FORMS = "forms"


def page_named(request: HttpRequest, given: str) -> str:
    """The title and address of a page or form of ours; "" for whatever is not one.

    Nothing that was given comes back but the path of a page that everybody may read, and of a
    form only where it begins.
    """
    path = _path(given)
    if not path:
        return ""
    parts = [part for part in path.split("/") if part]
    if parts[:1] == [FORMS] and len(parts) > 1:
        return _form(request, parts[1])
    return _page(request, parts)


def _path(given: str) -> str:
    """A plain path, with its query cut off; "" for another site's address or what is none."""
    if len(given) > LONGEST or any(ord(each) < 33 or each in "\\\x7f" for each in given):
        return ""
    try:
        address = urlsplit(given)
    except ValueError:
        return ""
    if address.scheme or address.netloc or not address.path.startswith("/"):
        return ""
    return address.path if not address.path.startswith("//") else ""


def _form(request: HttpRequest, key: str) -> str:
    journey = live_for(request, key)
    if journey is None:
        return ""
    try:
        address = reverse("form_start", args=[journey.key])
    except NoReverseMatch:
        return ""
    return f"{journey.title} ({address})"


def _page(request: HttpRequest, parts: list[str]) -> str:
    site = Site.find_for_request(request)
    if site is None:
        return ""
    try:
        found: Page = site.root_page.specific.route(request, parts)[0]
    except Http404:
        return ""
    if not found.live or found.get_view_restrictions().exists():
        return ""
    return f"{found.title} ({found.get_url(request)})"
