"""The sandbox's secrets, made once and kept beside the demonstration's database."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Callable
from pathlib import Path

from portal.settings.kept import kept

KEY = "sandbox-key"
SLOTS = "sandbox-slots"
HOUSING = "sandbox-housing"
ACCOUNTS = "sandbox-accounts.jsonl"
"""Not a secret: what the sandbox's revenues system knows, all of it made up."""
PAYMENTS = "sandbox-payments"
SECRET = "sandbox-secret"  # noqa: S105 - the name of a file


def secret(folder: Path) -> str:
    """What the portal signs with and the sandbox checks, as Standard Webhooks writes it."""
    return kept(
        folder / SECRET, lambda: "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    )


def nobodys_key() -> str:
    """One that the portal does not know, for a sandbox that is run without it."""
    return f"pk_{secrets.token_hex(4)}_{secrets.token_urlsafe(32)}"


def key(folder: Path, make: Callable[[], str] = nobodys_key) -> str:
    """The sandbox's key for the portal's API. The portal keeps only its hash."""
    return kept(folder / KEY, make)


def slots_key(folder: Path) -> str:
    """What opens the sandbox's scheduler."""
    return kept(folder / SLOTS, lambda: secrets.token_urlsafe(32))


def housing_key(folder: Path) -> str:
    """What opens the sandbox's housing system."""
    return kept(folder / HOUSING, lambda: secrets.token_urlsafe(32))


def payments_key(folder: Path) -> str:
    """What opens the sandbox's payment service."""
    return kept(folder / PAYMENTS, lambda: secrets.token_urlsafe(32))
