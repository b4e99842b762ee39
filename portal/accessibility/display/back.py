"""Where somebody was when they chose to change how the site looks: only ever a page of ours."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000


def came_from(request: HttpRequest, here: str) -> str:
    """Give the page that a link led from, without its host; empty if it was none or ``here``."""
    referrer = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(referrer, hosts, require_https=request.is_secure()):
        return ""
    parts = urlsplit(referrer)
    return ours(urlunsplit(("", "", parts.path, parts.query, "")), here)


def ours(address: str, here: str) -> str:
    """Give an address if it is a path of this site, and not ``here`` itself; else nothing."""
    is_path = address.startswith("/") and len(address) <= LONGEST
    if not is_path or not url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return ""
    return "" if urlsplit(address).path == here else address
