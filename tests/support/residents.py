"""Residents with an account, signed in by a code, and what they prove it with a second time."""

from __future__ import annotations

import json
import time
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from portal.accounts.models import TextNumber, User
from portal.accounts.people import person_of

from .factories import UserFactory
from .passkeys import Passkey
from .people import BACKEND, record

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
MOBILE = "+447700900123"
"""Of the numbers that Ofcom keeps for stories and tests."""
SITE = "testserver"
SECURE: dict[str, Any] = {"secure": True}
"""For requests with a passkey, which works on https only."""


def resident(email: str = "resident@example.org") -> User:
    """Somebody with an account, whose address is proved and who has set up nothing else."""
    user: User = UserFactory(email=email, is_staff=False)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    person_of(user)
    return user


def signed_in(user: User, client: Client | None = None, *, age: float = 0) -> Client:
    """A client of this person, who typed a code from their e-mail ``age`` seconds ago."""
    client = client or Client()
    client.force_login(user, backend=BACKEND)
    record(client, user, "code", age=age)
    return client


def sure(user: User, client: Client | None = None, *, age: float = 0) -> Client:
    """The same, with a second proof."""
    client = signed_in(user, client, age=age)
    record(client, user, "assurance", type="paper", age=age)
    return client


def with_app(user: User) -> Authenticator:
    """Set up an app that knows ``SECRET``, with recovery codes."""
    RecoveryCodes.activate(user)
    return TOTP.activate(user, SECRET).instance


def app_code(secret: str = SECRET, at: float | None = None) -> str:
    """What the app shows at this moment (seconds since 1970; now)."""
    return format_hotp_value(hotp_value(secret, int(time.time() if at is None else at) // 30))


def recovery_codes(user: User) -> list[str]:
    """The unused ones."""
    held = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    codes: list[str] = held.wrap().get_unused_codes()
    return codes


def with_phone(user: User) -> TextNumber:
    number: TextNumber = TextNumber.objects.create(user=user, number=MOBILE)
    return number


def asked(client: Client, path: str) -> dict[str, Any]:
    """What a page's script is told to ask the passkey."""
    page = client.get(path, headers={"accept": "application/json"}, **SECURE)
    options: dict[str, Any] = json.loads(page.content)
    return options


def with_passkey(client: Client, name: str = "My phone", *, verifies: bool = True) -> Passkey:
    """Set one up as the person who is signed in."""
    key = Passkey(SITE, verifies=verifies)
    path = "/account/security/passkey/"
    made = key.make(asked(client, path))
    client.post(path, {"name": name, "credential": json.dumps(made)}, **SECURE)
    return key
