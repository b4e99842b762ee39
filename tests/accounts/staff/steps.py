"""What staff do at their door, as a browser does it."""

from __future__ import annotations

import re
import time
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from allauth.mfa.utils import decrypt
from django.http import HttpResponse
from django.test import Client

from portal.accounts.models import User

DOOR = "/account/staff/"
SET_UP = "/account/staff/set-up/"
SECOND = "/account/2fa/authenticate/"
"""Where allauth keeps somebody with an app or a passkey waiting."""
BY_APP = "/account/prove/app/"
BY_RECOVERY_CODE = "/account/prove/recovery/"
APP = "/account/security/app/"
PASSKEY = "/account/security/passkey/"
RIGHT = "correct horse"


def password(client: Client, user: User, typed: str = RIGHT, to: str = "") -> HttpResponse:
    """Type an address and a password."""
    address = f"{DOOR}?{urlencode({'next': to})}" if to else DOOR
    return client.post(address, {"email": user.email, "password": typed, "next": to})


def with_app(user: User) -> str:
    """Give somebody an authenticator app; the key of it."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def with_recovery_codes(user: User) -> list[str]:
    """Give somebody recovery codes that they have kept."""
    codes = RecoveryCodes.activate(user)
    codes.mark_as_viewed()
    return codes.get_unused_codes()


def app_code(of: User | str, later: int = 0) -> str:
    """What the app of somebody, or with this key, shows now, or in so many seconds."""
    key = of if isinstance(of, str) else _key(of)
    return format_hotp_value(hotp_value(key, int(time.time() + later) // 30))


def _key(user: User) -> str:
    found = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return decrypt(found.data["secret"])


def shown_key(response: HttpResponse) -> str:
    """The key on the page where an app is set up."""
    found = re.search(r"<b class=\"key\">([A-Z2-7 ]+)</b>", response.content.decode())
    assert found
    return found[1].replace(" ", "")


def enters(client: Client) -> bool:
    """Whether this browser gets into the admin."""
    return client.get("/admin/").status_code == 200
