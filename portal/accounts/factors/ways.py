"""The ways that this room offers, in the order in which people see them."""

from __future__ import annotations

from ..assurance import Way, register_way
from .held import held_by

PASSKEY = Way(
    "passkey",
    "A passkey",
    lambda user: bool(held_by(user).passkeys),
    "prove_passkey",
    "Your fingerprint, your face or the PIN of your device.",
)
APP = Way(
    "app",
    "Your authenticator app",
    lambda user: held_by(user).app is not None,
    "prove_app",
    "Type the 6 numbers that it shows.",
)
TEXT = Way(
    "text",
    "A code by text message",
    lambda user: held_by(user).phone is not None,
    "prove_text",
    "We send it to your mobile.",
)
PAPER = Way(
    "paper",
    "A code that is printed on a paper from us",
    lambda user: bool(held_by(user).papers),
    "prove_paper",
    "For example on your bill.",
)
RECOVERY = Way(
    "recovery",
    "A recovery code",
    lambda user: held_by(user).codes_left > 0,
    "prove_recovery",
    "One of those that you wrote down.",
)


def register() -> None:
    """Offer them all."""
    for way in (PASSKEY, APP, TEXT, PAPER, RECOVERY):
        register_way(way)
