"""Our own keys: they sign who we are, and their public halves are published."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.core.exceptions import ImproperlyConfigured
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from .discovery import SHORTEST_RSA
from .providers import Provider

Key = RSAPrivateKey | EllipticCurvePrivateKey


def sign(provider: Provider, said: dict[str, Any]) -> str:
    """A token signed with our key. Raises ImproperlyConfigured for a key that we cannot use."""
    key = _load(provider)
    algorithm = "RS256" if isinstance(key, RSAPrivateKey) else "ES256"
    return jwt.encode(said, key, algorithm=algorithm, headers={"kid": key_id(provider)})


def public(provider: Provider) -> dict[str, Any]:
    """The public half, as RFC 7517 writes it."""
    key = _load(provider)
    made: Any = (
        RSAAlgorithm.to_jwk(key.public_key())
        if isinstance(key, RSAPrivateKey)
        else ECAlgorithm.to_jwk(key.public_key())
    )
    return {**json.loads(made), "use": "sig", "kid": key_id(provider)}


def key_id(provider: Provider) -> str:
    """The name of our key: as it was set, or its fingerprint."""
    if provider.key_id:
        return provider.key_id
    numbers = str(_load(provider).public_key().public_numbers())
    return hashlib.sha256(numbers.encode()).hexdigest()[:16]


def _load(provider: Provider) -> Key:
    try:
        key = load_pem_private_key(provider.private_key.replace("\\n", "\n").encode(), None)
    except ValueError:
        raise ImproperlyConfigured(f"The private key for {provider.slug} is no key.") from None
    if not isinstance(key, Key):
        raise ImproperlyConfigured(f"The private key for {provider.slug} is not RSA or EC.")
    if isinstance(key, RSAPrivateKey) and key.key_size < SHORTEST_RSA:
        raise ImproperlyConfigured(f"The private key for {provider.slug} is too short.")
    return key
