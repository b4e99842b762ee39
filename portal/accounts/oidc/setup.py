"""Offers GOV.UK One Login on the sign-in page, where it is set up."""

from __future__ import annotations

from django.core.checks import register
from django.http import HttpRequest
from django.urls import reverse

from ..door import entrances
from ..door.entrances import Entrance
from . import checks
from .providers import ONE_LOGIN, find


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    entrances.register(one_login)
    register(checks.issuers_by_https)


def one_login(request: HttpRequest) -> Entrance | None:
    provider = find(ONE_LOGIN)
    if provider is None:
        return None
    return Entrance(f"Sign in with {provider.title}", reverse("oidc_go", args=[ONE_LOGIN]))
