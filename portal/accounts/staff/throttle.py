"""A slower limit on passwords for one name, wherever they are tried from.

django-axes stops one address. Somebody with many addresses is slowed down here. So that they cannot
keep the right person out, a computer on which that person has signed in before has a limit of its
own: it carries a signed cookie that says so, and nothing else.

Nor does one caller try one password with everybody's name, or keep us busy with names of nobody:
each password costs us most of a second.
"""

from __future__ import annotations

import secrets
from typing import Any

from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.integration import limits
from portal.integration.client import client_address
from portal.integration.encryption import keyed_hash
from portal.ui import cookies

STRANGERS, KNOWN = 20, 20
"""Passwords in an hour for one name, from all computers that we do not know; from one we know."""
CALLER = 200
"""Passwords in an hour from one caller, for all names, from computers that we do not know."""
HOUR = 3600
COOKIE, SALT = "known-computer", "portal.accounts.staff.throttle"
KEPT = 90 * 24 * HOUR
MOST_PEOPLE = 5
"""People whom one computer is known to."""


def may_try(request: HttpRequest, email: str) -> bool:
    """Count a password that is about to be tried; False if it must not be."""
    computer = _read(request).get(_name(email))
    if computer:
        return limits.take("password on a known computer", f"{email} {computer}", KNOWN, HOUR)
    caller = limits.household(client_address(request))
    if not limits.take("passwords of a caller", caller, CALLER, HOUR):
        return False
    return limits.take("password", _name(email), STRANGERS, HOUR)


def forgive(email: str) -> None:
    """Let passwords for this name be tried again at once."""
    limits.forget("password", _name(email), STRANGERS)


def remember(request: HttpRequest, response: HttpResponseBase, email: str) -> None:
    """Know this computer from now on as one on which this person has given both proofs.

    A password alone must not do it: whoever has guessed one would have a limit of their own.
    """
    known = _read(request)
    if _name(email) in known:
        return
    known[_name(email)] = secrets.token_urlsafe(9)
    newest = dict(list(known.items())[-MOST_PEOPLE:])
    cookies.give(response, COOKIE, signing.dumps(newest, salt=SALT), KEPT)


def _name(email: str) -> str:
    return keyed_hash("staff computer", email.strip().lower())[:24]


def _read(request: HttpRequest) -> dict[str, str]:
    try:
        found: Any = signing.loads(cookies.read(request, COOKIE), salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return {}
    return dict(found)
