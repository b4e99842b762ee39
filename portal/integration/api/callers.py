"""Who is calling, and what they may do."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from django.http import HttpRequest

from .. import limits
from ..client import client_address
from ..models import System
from . import body, keys, signatures
from .problems import ID_NEEDED, NOTHING_HERE, TOO_MANY, WHO, Problem

WINDOW = 10
"""Seconds in which calls are counted."""
CALLS = 200
"""Of one key, or of one system that signs, within the window."""
FAILURES = 20
"""Calls with a wrong key from one address within the window, before they are told to wait."""
MESSAGE_ID = re.compile(r"[!-~]{1,100}", re.ASCII)
WRITES = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Caller:
    """A system that may do something, and the id of its message if it writes."""

    system: System
    scopes: frozenset[str]
    message_id: str

    def may(self, scope: str) -> bool:
        return scope in self.scopes


def caller_of(request: HttpRequest) -> Caller:
    """Give who was let in to the operation that answers this request."""
    found: Caller = request.auth  # type: ignore[attr-defined]  # ninja puts there what Require gave
    return found


def identify(request: HttpRequest, *, by_content: bool = False) -> Caller:
    """Say who is calling. Raises Problem: unknown, too often, or a write without an id.

    ``by_content`` is for a caller who gives messages no ids: then equal bodies are one message.
    """
    bearer = request.headers.get("Authorization")
    signature = request.headers.get("webhook-signature")
    if (bearer is None) == (signature is None):
        raise _unknown(request)
    system, scopes, counted = _by_key(request) if signature is None else _by_signature(request)
    if not limits.take("api calls", counted, CALLS, WINDOW):
        raise Problem(TOO_MANY, headers={"Retry-After": str(WINDOW)})
    is_write = request.method in WRITES
    named = _content_id if by_content else _message_id
    return Caller(system, frozenset(scopes), named(request) if is_write else "")


def _by_key(request: HttpRequest) -> tuple[System, list[str], str]:
    scheme, _, written = request.headers["Authorization"].partition(" ")
    key = keys.find(written if scheme.lower() == "bearer" else "")
    named = request.headers.get("Portal-System")
    if key is None or named not in (None, key.system.slug):
        raise _unknown(request)
    keys.note_use(key)
    return key.system, key.scopes, f"key {key.pk}"


def _by_signature(request: HttpRequest) -> tuple[System, list[str], str]:
    if request.method not in WRITES:
        raise _unknown(request)
    sent = request.headers.get("webhook-id", "")
    message_id = sent if MESSAGE_ID.fullmatch(sent) else ""
    system = signatures.signer(request, message_id, body.read(request))
    if system is None:
        raise _unknown(request)
    return system, system.scopes, f"system {system.pk}"


def _message_id(request: HttpRequest) -> str:
    names = ("webhook-id", "Idempotency-Key")
    sent = {request.headers[name] for name in names if name in request.headers}
    if len(sent) != 1 or not MESSAGE_ID.fullmatch(written := sent.pop()):
        raise Problem(ID_NEEDED)
    return written


def _content_id(request: HttpRequest) -> str:
    return hashlib.sha256(body.read(request)).hexdigest()


def _unknown(request: HttpRequest) -> Problem:
    """Count a failure by its address. A right key still opens from there."""
    address = limits.household(client_address(request))
    if limits.take("api failures", address, FAILURES, WINDOW):
        return Problem(WHO)
    return Problem(TOO_MANY, headers={"Retry-After": str(WINDOW)})


class Require:
    """Lets in whoever has a scope. One for each operation: ``auth=require("cases:read")``.

    Who lacks the scope gets the answer of what does not exist, before anything is looked for.
    """

    openapi_security_schema = {"type": "http", "scheme": "bearer"}

    def __init__(self, scope: str, most: int, *, by_content: bool = False) -> None:
        self.scope = scope
        self.most = most
        self.by_content = by_content

    def __call__(self, request: HttpRequest) -> Caller:
        """Raises Problem."""
        if request.method in WRITES:
            body.admit(request, self.most)
        caller = identify(request, by_content=self.by_content)
        if not caller.may(self.scope):
            raise Problem(NOTHING_HERE)
        if request.method in WRITES:
            body.read(request)
        return caller


def require(scope: str, *, most: int = body.MOST, by_content: bool = False) -> Require:
    """Ask for a scope, and take at most so many bytes of a message.

    ``by_content``: the caller gives its messages no ids.
    """
    return Require(scope, most, by_content=by_content)
