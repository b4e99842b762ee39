"""There and back: what leaves with the browser, and what must come back with it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from . import discovery, tokens
from .discovery import NotTrusted
from .providers import Provider

STATE = "oidc"
"""In the session while somebody is there."""
LASTS = 900
"""Seconds that somebody may take there."""


def begin(request: HttpRequest, provider: Provider, next_page: str) -> str:
    """The address to send the browser to. Raises NotThere and NotTrusted."""
    config = discovery.configuration(provider)
    away = {
        "provider": provider.slug,
        "state": secrets.token_urlsafe(24),
        "nonce": secrets.token_urlsafe(24),
        "verifier": secrets.token_urlsafe(48),
        "next": next_page,
        "at": int(time.time()),
    }
    request.session[STATE] = away
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back_address(request, provider),
        "scope": provider.scopes,
        "state": away["state"],
        "nonce": away["nonce"],
        "code_challenge": _challenge(str(away["verifier"])),
        "code_challenge_method": "S256",
        **provider.asks,
    }
    return f"{config['authorization_endpoint']}?{urlencode(query)}"


def finish(request: HttpRequest, provider: Provider) -> tuple[dict[str, Any], str]:
    """What the provider says of the person, and where they wanted to go.

    A state is used once. Raises NotThere and NotTrusted.
    """
    away = request.session.pop(STATE, None)
    if not isinstance(away, dict) or away.get("provider") != provider.slug:
        raise NotTrusted("Nobody of this browser went there.")
    if not hmac.compare_digest(str(away["state"]), request.GET.get("state", "")):
        raise NotTrusted("The state is another one.")
    if time.time() - away["at"] > LASTS:
        raise NotTrusted("It took too long.")
    given = request.GET.get("iss", "")
    if given and given.rstrip("/") != provider.issuer.rstrip("/"):
        raise NotTrusted("The answer is another issuer's.")  # RFC 9207
    code = request.GET.get("code", "")
    if "error" in request.GET or not code:
        raise NotTrusted("The provider let nobody in.")
    claims = tokens.fetch(
        provider,
        code=code,
        verifier=away["verifier"],
        nonce=away["nonce"],
        back=back_address(request, provider),
    )
    return claims, str(away["next"])


def back_address(request: HttpRequest, provider: Provider) -> str:
    """Where the provider sends people back to; it knows this address beforehand."""
    return request.build_absolute_uri(reverse("oidc_back", args=[provider.slug]))


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
