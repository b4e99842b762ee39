"""What we ask a passkey, and what it answers. allauth and fido2 do the cryptography.

Every wrong answer, however it is wrong, is None: nobody learns from it.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from ..models import User
from ..wrong import note
from . import tries


def to_make(user: User) -> dict[str, Any]:
    """What to make a passkey from: one that is found without a name, and asks for its owner."""
    return auth.begin_registration(user, passwordless=True)


def made(user: User, name: str, answer: dict[str, Any]) -> Authenticator | None:
    """Keep the passkey that was made. None if it is not an answer to what we asked."""
    try:
        auth.parse_registration_response(answer)
        binding = auth.complete_registration(answer)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        return None
    if not binding.is_user_verified():
        return None
    added: Authenticator = auth.WebAuthn.add(user, name, answer).instance
    return added


def to_answer(user: User | None) -> dict[str, Any]:
    """What to ask: this person's passkeys, or with None whichever the browser has for us."""
    return auth.begin_authentication(user)


def answered(user: User | None, answer: dict[str, Any]) -> Authenticator | None:
    """Which passkey answered, if it did. With a ``user`` it is theirs. Raises TooOften."""
    if user is not None:
        tries.count(user)
    try:
        auth.parse_authentication_response(answer)
        found = user or auth.extract_user_from_response(answer)
        authenticator: Authenticator = auth.complete_authentication(found, answer)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError):
        note("passkey", user.pk if user else None)
        return None
    return authenticator
