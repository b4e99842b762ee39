"""Leading to a page of a form."""

from __future__ import annotations

from django.http import HttpResponse

from portal.ui.redirects import SEE_OTHER, see_other

from ..drafts import Opened
from .addresses import onward, step_url

__all__ = ["SEE_OTHER", "go", "go_on", "see_other"]


def go(opened: Opened, step: str, *flags: str) -> HttpResponse:
    """Lead to a page of the form."""
    return see_other(step_url(opened, step, *flags))


def go_on(opened: Opened) -> HttpResponse:
    """Lead to where the person has got to."""
    return go(opened, onward(opened.route))
