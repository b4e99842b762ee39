"""Calling the API as a council's system does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import count
from typing import Any

from django.test import Client
from django.utils import timezone
from standardwebhooks.webhooks import Webhook

from portal.integration import signing
from portal.integration.api import keys
from portal.integration.models import System
from tests.support.factories import ContactPointFactory

EVERYTHING = (
    "cases:read",
    "cases:write",
    "documents:write",
    "repairs:read",
    "repairs:write",
    "claims:read",
    "claims:write",
    "billing:write",
    "formats:read",
    "formats:write",
    "formats:text",
    "forms:read",
    "forms:send",
)
_ids = count(1)


def make_system(slug: str = "housing", **values: Any) -> System:
    """A system with its team, which signs with a secret of its own."""
    values.setdefault("secret", signing.new_secret())
    values.setdefault("scopes", list(EVERYTHING))
    team: Any = values.pop("team", None) or ContactPointFactory()
    system: System = System.objects.create(name=slug.title(), slug=slug, team=team, **values)
    return system


class Calling:
    """A client with a key, and a new message id for each write."""

    def __init__(self, system: System, *scopes: str, key: str = "") -> None:
        self.system = system
        self.key = key or keys.make(system, "tests", scopes or EVERYTHING)[1]
        self.client = Client(raise_request_exception=False)

    def get(self, path: str, **headers: str) -> Any:
        return self.client.get(f"/api/v1{path}", headers=self._known() | headers)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """Send a body as JSON, or as it is if it is bytes."""
        return self.client.post(
            f"/api/v1{path}",
            body if isinstance(body, bytes) else json.dumps(body),
            content_type="application/json",
            headers=self._known() | {"Idempotency-Key": f"message-{next(_ids)}"} | headers,
        )

    def put(self, path: str, body: Any, **headers: str) -> Any:
        """The same, to put something where it belongs."""
        return self.client.put(
            f"/api/v1{path}",
            json.dumps(body),
            content_type="application/json",
            headers=self._known() | {"Idempotency-Key": f"message-{next(_ids)}"} | headers,
        )

    def _known(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.key}"}


def signed(system: System, body: bytes, **changes: Any) -> dict[str, str]:
    """The headers of a message that this system signs now."""
    message_id = changes.get("message_id", f"signed-{next(_ids)}")
    at: datetime = changes.get("at", timezone.now()).astimezone(UTC)
    secret = changes.get("secret", system.secret)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(secret).sign(message_id, at, body.decode()),
        "Portal-System": changes.get("name", system.slug),
    }


def now() -> str:
    return timezone.now().isoformat()
