"""What a provider publishes of itself: where its pages are, and the keys it signs with."""

from __future__ import annotations

import hashlib
from typing import Any

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from django.conf import settings
from django.core.cache import cache

from .providers import Provider

KEPT = 3600
"""Seconds."""
TIMEOUT = 5
ALGORITHMS = ("RS256", "PS256", "ES256")
"""Only these: neither "none", nor one that signs with a secret that both sides know."""


SHORTEST_RSA = 2048
"""Bits of an RSA key, theirs and ours (NIST SP 800-57, part 1: 112 bits of strength)."""
CALLED = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")


class NotTrusted(Exception):
    """What came from the provider, or back through the browser, is not what it should be.

    The words are for a log: they say which rule was broken and nothing of the person.
    """


class NotThere(Exception):
    """The provider cannot be reached, or says that it is out of order."""


def configuration(provider: Provider) -> dict[str, Any]:
    """Discovery 1.0, section 4. Raises NotThere and NotTrusted, also for what is not https."""
    if not may_call(provider.issuer):
        raise NotTrusted("The issuer is not https.")
    address = f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration"
    found = _kept(address)
    if found.get("issuer", "").rstrip("/") != provider.issuer.rstrip("/"):
        raise NotTrusted("The configuration is another issuer's.")
    if not all(may_call(str(found[name])) for name in CALLED if name in found):
        raise NotTrusted("The configuration names an address that is not https.")
    return found


def may_call(address: str) -> bool:
    """Whether an address is https; anything where we are only trying things out."""
    return address.startswith("https://") or settings.OUTBOUND_PRIVATE_ADDRESSES


def key_for(provider: Provider, header: dict[str, Any]) -> jwt.PyJWK:
    """The key that a token says it was signed with. Raises NotThere and NotTrusted.

    A key that we do not know yet may be new, so the keys are asked for once more.
    """
    if header.get("alg") not in ALGORITHMS:
        raise NotTrusted("The token is not signed in a way that we take.")
    address = configuration(provider)["jwks_uri"]
    for fresh in (False, True):
        keys = _kept(address, fresh=fresh).get("keys", [])
        for each in keys:
            if each.get("kid") == header.get("kid") and each.get("use", "sig") == "sig":
                return _long_enough(jwt.PyJWK(each, algorithm=header["alg"]))
    raise NotTrusted("The token is signed with a key that the provider does not have.")


def ask(method: str, address: str, **kwargs: Any) -> dict[str, Any]:
    """One request, answered with an object in JSON. Raises NotThere and NotTrusted."""
    try:
        answer = requests.request(method, address, timeout=TIMEOUT, allow_redirects=False, **kwargs)
    except requests.RequestException as error:
        raise NotThere(type(error).__name__) from None
    if answer.status_code >= 500:
        raise NotThere(f"It answered with {answer.status_code}.")
    try:
        found = answer.json()
    except ValueError:
        found = None
    if answer.status_code != 200 or not isinstance(found, dict):
        raise NotTrusted(f"It answered with {answer.status_code}.")
    return found


def _long_enough(key: jwt.PyJWK) -> jwt.PyJWK:
    if isinstance(key.key, RSAPublicKey) and key.key.key_size < SHORTEST_RSA:
        raise NotTrusted("The provider's key is too short.")
    return key


def _kept(address: str, *, fresh: bool = False) -> dict[str, Any]:
    name = f"oidc:{hashlib.sha256(address.encode()).hexdigest()}"
    found: dict[str, Any] | None = None if fresh else cache.get(name)
    if found is None:
        found = ask("GET", address)
        cache.set(name, found, KEPT)
    return found
