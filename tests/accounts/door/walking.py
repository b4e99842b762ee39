"""Going through the door as a resident does, with the code that was really sent."""

from __future__ import annotations

import re
from typing import Any

from django.core import mail
from django.http import HttpResponse
from django.test import Client

from portal.accounts.door import codes
from portal.accounts.models import OneTimeCode, User

ADDRESS = "resident@example.org"
SIGN_IN, CODE = "/account/sign-in/", "/account/sign-in/code/"


def ask_for_code(client: Client, email: str = ADDRESS, **more: Any) -> HttpResponse:
    """Type an address. Nothing leaves on commit: see ``mailed_code`` for that."""
    return client.post(SIGN_IN, {"email": email, **more})


def newest_code() -> str:
    """The code that was made last, whoever's it is."""
    return codes.figures_of(OneTimeCode.objects.first())


def mailed_code() -> str:
    """The code of the last e-mail, as it stands there."""
    found = re.search(r"\d{4} \d{4}", str(mail.outbox[-1].body))
    assert found
    return found[0]


def type_code(client: Client, code: str = "", **more: Any) -> HttpResponse:
    return client.post(CODE, {"code": code or newest_code(), **more})


def wrong(code: str) -> str:
    """Another code than this one."""
    return f"{(int(code) + 1) % 10**codes.DIGITS:0{codes.DIGITS}}"


def come_in(client: Client, email: str = ADDRESS, **more: Any) -> HttpResponse:
    """Do all of it, and give the answer to the right code."""
    ask_for_code(client, email, **more)
    return type_code(client, **more)


def user_of(client: Client) -> User | None:
    """Who is signed in."""
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None
