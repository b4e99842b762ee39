"""Leading elsewhere with a GET, whatever brought the person here."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect

from ..drafts import Opened
from .addresses import onward, step_url

SEE_OTHER = 303


def see_other(address: str) -> HttpResponse:
    """Lead to an address."""
    return HttpResponseRedirect(address, status=SEE_OTHER)


def go(opened: Opened, step: str, *flags: str) -> HttpResponse:
    """Lead to a page of the form."""
    return see_other(step_url(opened, step, *flags))


def go_on(opened: Opened) -> HttpResponse:
    """Lead to where the person has got to."""
    return go(opened, onward(opened.route))
