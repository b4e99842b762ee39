"""What somebody has set up to prove who they are."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from ..models import PrintedSecret, TextNumber, User

MOST_WRONG = 5
"""Wrong tries after which a printed secret is void."""


@dataclass(frozen=True)
class Held:
    """One person's ways. Those that are not set up are None or empty."""

    app: Authenticator | None
    recovery: Authenticator | None
    passkeys: tuple[Authenticator, ...]
    phone: TextNumber | None
    papers: tuple[PrintedSecret, ...]

    @property
    def codes_left(self) -> int:
        """How many recovery codes are unused."""
        return len(self.recovery.wrap().get_unused_codes()) if self.recovery else 0


def held_by(user: User) -> Held:
    """Three queries, once for a request's user: pages that change something lead elsewhere."""
    known: Held | None = user.__dict__.get("_held")
    if known is None:
        known = user.__dict__["_held"] = _look(user)
    return known


def _look(user: User) -> Held:
    kinds = Authenticator.Type
    found = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    return Held(
        app=next((each for each in found if each.type == kinds.TOTP), None),
        recovery=next((each for each in found if each.type == kinds.RECOVERY_CODES), None),
        passkeys=tuple(each for each in found if each.type == kinds.WEBAUTHN),
        phone=TextNumber.objects.filter(user=user).first(),
        papers=tuple(PrintedSecret.objects.filter(user=user, wrong__lt=MOST_WRONG)),
    )
