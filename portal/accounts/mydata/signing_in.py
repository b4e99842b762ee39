"""How somebody signs in, as the file with everything says it: kinds and days, never a secret."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator

from ..factors.held import held_by
from ..models import StartAgain, User
from ..people import proved_addresses
from ..sessions.listed import sessions_of
from .times import when

KINDS = {
    Authenticator.Type.TOTP: "Authenticator app",
    Authenticator.Type.WEBAUTHN: "Passkey",
    Authenticator.Type.RECOVERY_CODES: "Recovery codes",
}


def sign_in(user: User) -> dict[str, Any]:
    """Addresses, ways to prove who they are, and where they are signed in."""
    return {
        "Email address": user.email,
        "Addresses you have proved": proved_addresses(user),
        "Account made": when(user.date_joined),
        "Last signed in": when(user.last_login),
        "Ways to prove it is you": [*_authenticators(user), *_others(user)],
        "Where you are signed in": [
            {"Device": each.device, "Signed in": when(each.began), "Last used": when(each.seen)}
            for each in sessions_of(user, None)
        ],
        "When you lost every way and started again": [
            {
                "Asked": when(each.asked_at),
                "To happen": when(each.due_at),
                "What became of it": each.get_outcome_display() or "Not yet",
            }
            for each in StartAgain.objects.filter(user=user)
        ],
    }


def _authenticators(user: User) -> list[dict[str, str]]:
    ways = Authenticator.objects.filter(user=user).order_by("pk")
    return [
        {
            "Kind": KINDS[Authenticator.Type(way.type)],
            "Name": way.wrap().name if way.type == Authenticator.Type.WEBAUTHN else "",
            "Since": when(way.created_at),
            "Last used": when(way.last_used_at),
        }
        for way in ways
    ]


def _others(user: User) -> list[dict[str, str]]:
    held = held_by(user)
    numbers = [held.phone] if held.phone else []
    texts = [
        {"Kind": "Code by text message", "To": each.number, "Since": when(each.proved_at)}
        for each in numbers
    ]
    return texts + [
        {
            "Kind": "Code printed on a paper",
            "On": paper.printed_on,
            "Since": when(paper.made_at),
        }
        for paper in held.papers
    ]
