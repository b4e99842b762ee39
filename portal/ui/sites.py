"""Which site a request is for, remembered: Wagtail would ask twice for every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.models import Site

from .generation import remembered


class RememberedSite:
    """Gives public requests their site, with its home page already the home page it is.

    Both are shared between requests, so nothing may change them. Editors' requests ask anew.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    @cached_property
    def admin(self) -> str:
        return reverse("wagtailadmin_home")

    def process_view(self, request: HttpRequest, *args: Any) -> None:
        match = request.resolver_match
        if match and match.url_name in ("healthz", "readyz"):
            return  # they must answer without a database
        if request.method in ("GET", "HEAD") and not request.path.startswith(self.admin):
            key = f"ui.site:{request.get_host()}:{request.get_port()}"
            request._wagtail_site = remembered(key, lambda: _site(request))  # type: ignore[attr-defined]


def _site(request: HttpRequest) -> Site | None:
    site = Site.find_for_request(request)
    if site is not None:
        site.root_page = site.root_page.specific
    return site
