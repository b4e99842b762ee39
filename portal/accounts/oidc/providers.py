"""The two slots, as settings fill them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

ONE_LOGIN, DIRECTORY = "one-login", "directory"


@dataclass(frozen=True)
class Provider:
    """Where people sign in, and what we are there."""

    slug: str
    title: str
    issuer: str
    client_id: str
    private_key: str = field(default="", repr=False)
    """PEM. Signs what says who we are; without it the secret does."""
    secret: str = field(default="", repr=False)
    key_id: str = ""
    scopes: str = "openid email"
    asks: dict[str, str] = field(default_factory=dict)
    """What else is asked with the request: how sure to be (``vtr``, ``acr_values``)."""
    groups_claim: str = "groups"
    groups: dict[str, str] = field(default_factory=dict)
    """Groups there, to groups of ours. Who is in none of them is not let in."""
    second_factor: tuple[str, ...] = ()
    """Values of ``amr``, ``acr`` or ``vot`` that mean that a second factor was asked for."""


def find(slug: str) -> Provider | None:
    """The provider in a slot; None where it is empty."""
    made: dict[str, Any] = settings.OIDC_PROVIDERS.get(slug) or {}
    if not made.get("issuer") or not made.get("client_id"):
        return None
    return Provider(slug=slug, **made)
