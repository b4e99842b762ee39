"""Which forms there are on paper: those that everybody may fill in."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from .. import registry, versions
from ..definition import Journey


def for_everybody(key: str) -> Journey | None:
    """Give the journey of a key, if somebody who has not signed in may begin it."""
    return versions.live_for(_anybody(), key)


def paper_url(key: str) -> str:
    """Give the page on which a form is had on paper; nothing if it is not for everybody."""
    return reverse("form_paper", args=[key]) if registry.is_open_to(key, _anybody()) else ""


def _anybody() -> HttpRequest:
    request = HttpRequest()
    request.user = AnonymousUser()
    return request
