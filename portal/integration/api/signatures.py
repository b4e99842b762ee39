"""Messages that a system has signed, as Standard Webhooks says.

A signature covers the id, the time and the body, and no address. So it opens only what writes:
there an id counts once, for one address.
"""

from __future__ import annotations

import re

from django.http import HttpRequest
from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook, WebhookVerificationError

from ..models import System
from ..signing import live_secrets, new_secret

NAME = re.compile(r"[-a-zA-Z0-9_]{1,50}", re.ASCII)
SIGNATURES = re.compile(r"v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=){0,9}", re.ASCII)
SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)

NOBODY = new_secret()
"""Nobody signs with it: for the work that a name which is not known costs."""


def signer(request: HttpRequest, message_id: str, body: bytes) -> System | None:
    """Give the active system that signed this less than five minutes ago, with a live secret.

    The same work is done for a name that is not known.
    """
    name = request.headers.get("Portal-System", "")
    found = System.objects.select_related("team").filter(
        slug=name if NAME.fullmatch(name) else "", is_active=True
    )
    system: System | None = found.first()
    headers = {
        "webhook-id": message_id,
        "webhook-timestamp": request.headers.get("webhook-timestamp", ""),
        "webhook-signature": request.headers.get("webhook-signature", ""),
    }
    well_formed = SIGNATURES.fullmatch(headers["webhook-signature"]) and SECONDS.fullmatch(
        headers["webhook-timestamp"]
    )
    live = live_secrets(system) if system else []
    tried = [_is_signed(secret, headers, body) for secret in live or [NOBODY]]
    return system if well_formed and live and any(tried) else None


def _is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    try:
        Webhook(secret).verify(body, headers, json_parse=False)
    except (WebhookVerificationError, EmptyWebhookSecretError, ValueError):
        return False
    return True
