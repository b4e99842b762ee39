"""Where somebody goes once they are in: the page that they asked for, if it is one of ours."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

LONGEST = 500


def own_path(address: str) -> str:
    """The address, if it is a path of this site and nothing else; otherwise ""."""
    if not address.startswith("/") or len(address) > LONGEST:
        return ""
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


def wanted(request: HttpRequest) -> str:
    """The page that the request says to go on to, or ""."""
    return own_path(request.POST.get("next") or request.GET.get("next") or "")


def onward(request: HttpRequest) -> str:
    """The page to go on to: the one asked for, else the person's account."""
    return wanted(request) or reverse("account")


def keeping_next(address: str, request: HttpRequest) -> str:
    """An address on the way, which still knows where the person wants to get."""
    following = wanted(request)
    return f"{address}?{urlencode({'next': following})}" if following else address
