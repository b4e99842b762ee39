"""The cookie by which a browser may look at a case for an hour after it has given a right pair."""

from __future__ import annotations

import time
from collections.abc import Mapping

from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from portal.ui import cookies

COOKIE = "cases"
SALT = "portal.cases.tracking"
AN_HOUR = 3600
MOST = 5
"""Cases that one browser may look at; the oldest goes when another comes."""


def opened(request: HttpRequest) -> dict[str, int]:
    """The references this browser may look at, oldest first, each with when it was let in."""
    try:
        kept = signing.loads(cookies.read(request, COOKIE), salt=SALT, max_age=AN_HOUR)
    except signing.BadSignature:
        return {}
    if not isinstance(kept, Mapping):
        return {}
    oldest = time.time() - AN_HOUR
    return {str(name): at for name, at in kept.items() if isinstance(at, int) and at > oldest}


def may_see(request: HttpRequest, reference: str) -> bool:
    """Whether this browser gave a right pair for this case within the hour."""
    return reference in opened(request)


def let_in(request: HttpRequest, response: HttpResponseBase, reference: str) -> None:
    """Let this browser look at one more case, for an hour from now."""
    others = {name: at for name, at in opened(request).items() if name != reference}
    _write(response, {**others, reference: int(time.time())})


def forget(request: HttpRequest, response: HttpResponseBase) -> None:
    """Let this browser look at nothing any more."""
    cookies.take_back(response, COOKIE)


def _write(response: HttpResponseBase, references: dict[str, int]) -> None:
    newest = dict(list(references.items())[-MOST:])
    cookies.give(response, COOKIE, signing.dumps(newest, salt=SALT, compress=True), AN_HOUR)
