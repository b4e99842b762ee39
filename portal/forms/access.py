"""Who may open a draft: the account or the browser that it was begun in, and those let in since.

A browser holds one secret, in a cookie that lives as long as drafts do. A key is part chance and
part keyed hash of that secret: so a browser may begin under a key that it was given and no other,
nothing is written before there is an answer, and another's key looks like one that never was.

Somebody who has signed in begins under their account instead: their drafts open wherever they sign
in, and no more in this browser once they have signed out. While they act for another, what they
begin belongs to that, and opens only while they act so.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.accounts.acting import acting_of
from portal.integration.encryption import keyed_hash
from portal.ui import cookies

from .models import Grant

COOKIE = "your-forms"
COOKIE_AGE = 60 * 86_400
SECRET = re.compile(r"[\w-]{43}", re.ASCII)
CHANCE, MARK = 16, 11
"""Characters of a key: 96 bits of chance, 66 of proof."""


def holder(request: HttpRequest) -> str:
    """Give the hash of this browser's secret; empty if it has none."""
    secret = cookies.read(request, COOKIE)
    return keyed_hash("holder", secret) if SECRET.fullmatch(secret) else ""


def account(request: HttpRequest) -> str:
    """Give the hash of the account that is signed in, and of whom it acts for; empty if none is."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    acting = acting_of(request)
    return account_of(user, acting.key if acting else "")


def account_of(user: Any, acting: str = "") -> str:
    """Give the hash of an account, and of whom it acts for: the key of an ``Acting``."""
    return keyed_hash("holder", f"account {user.pk}" + (f" for {acting}" if acting else ""))


def holders(request: HttpRequest) -> list[str]:
    """Give whose drafts may be opened here: the account's and the browser's.

    While somebody acts for another, only what was begun so: the browser's are somebody else's.
    """
    own = "" if acting_of(request) else holder(request)
    return [each for each in (account(request), own) if each]


def owner(request: HttpRequest, response: HttpResponseBase) -> str:
    """Give who a form that is begun now belongs to: the account or, without one, the browser."""
    return account(request) or ensure_holder(request, response)


def ensure_holder(request: HttpRequest, response: HttpResponseBase) -> str:
    """Give the hash of this browser's secret, and make it one if it has none."""
    found = holder(request)
    if found:
        return found
    secret = secrets.token_urlsafe(32)
    cookies.give(response, COOKIE, secret, COOKIE_AGE)
    return keyed_hash("holder", secret)


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let this browser open nothing any more."""
    Grant.objects.filter(holder=holder(request)).delete()
    cookies.take_back(response, COOKIE)


def new_key(of: str) -> str:
    """Give a new key for a holder."""
    chance = secrets.token_urlsafe(12)
    return chance + _mark(chance, of)


def issued_to(key: str, of: str) -> bool:
    """Say whether a key was made for this holder."""
    return bool(of) and hmac.compare_digest(key[CHANCE:], _mark(key[:CHANCE], of))


def grant(key: str, to: str) -> None:
    """Let a holder open a key. One query, and nothing new if they may open it already."""
    Grant.objects.bulk_create([Grant(key=key, holder=to)], ignore_conflicts=True)


def may_open(request: HttpRequest, key: str) -> bool:
    """Say whether this account or browser may open what has this key. A query at most."""
    return opens(key, *holders(request))


def opens(key: str, *asking: str) -> bool:
    """Say whether one of these holders may open what has this key. A query at most."""
    known = [each for each in asking if each]
    if any(issued_to(key, each) for each in known):
        return True
    return bool(known) and Grant.objects.filter(key=key, holder__in=known).exists()


def _mark(chance: str, of: str) -> str:
    key = str(settings.LOOKUP_KEY).encode()
    digest = hmac.digest(key, f"draft key\0{chance}\0{of}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest)[:MARK].decode()
