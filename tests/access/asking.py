"""Asking for an address as somebody, and what came of it."""

from __future__ import annotations

from copy import deepcopy

from django.db import transaction
from django.test import Client

DOORS = ("/account/sign-in", "/account/staff", "/account/prove", "/admin/login", "/_util/login")

IN, OUT, DOOR, BROKEN = "in", "out", "door", "broken"


def outcome(client: Client, path: str) -> str:
    """``in``; ``out``: refused, or as if it were not there; ``door``: asked who they are.

    What only takes posts is posted to, empty. Nothing that happens is kept.
    """
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        answer = client.get(path)
        if answer.status_code == 405:
            answer = client.post(path)
        transaction.set_rollback(True)
    client.cookies = cookies  # some addresses sign out
    if answer.status_code in (301, 302, 303, 307, 308):
        to = answer["Location"]
        if to.startswith(DOORS):
            return DOOR
        # Wagtail leads whom it refuses back to its own first page.
        return OUT if to == "/admin/" and path != "/admin/" else IN
    if answer.status_code >= 500:
        return BROKEN
    return OUT if answer.status_code in (401, 403, 404, 405, 410) else IN
