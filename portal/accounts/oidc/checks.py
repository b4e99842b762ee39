"""What must be true of other doors before the portal starts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from . import discovery, providers


def issuers_by_https(**kwargs: Any) -> list[CheckMessage]:
    """A system check: who says who people are is asked by https."""
    found = (providers.find(slug) for slug in settings.OIDC_PROVIDERS)
    return [
        Error(
            f"The issuer of the door {provider.slug!r} does not begin with https://.",
            hint="Write the issuer's address as your provider publishes it.",
            id="portal.E021",
        )
        for provider in found
        if provider and not discovery.may_call(provider.issuer)
    ]
