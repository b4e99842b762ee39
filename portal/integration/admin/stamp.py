"""What somebody saw when they pressed a button, so that a stale page changes nothing."""

from __future__ import annotations

import json

from django.db.models import Model
from django.utils.crypto import constant_time_compare, salted_hmac

from ..models import ApiKey, Endpoint, System

SEEN: dict[type[Model], tuple[str, ...]] = {
    Endpoint: ("address", "paused_at", "disabled_at", "secret", "credentials", "options"),
    System: ("slug", "is_active", "scopes", "secret"),
    ApiKey: ("revoked_at", "expires_at", "scopes"),
}
"""What an action on a row depends on. None of it can be read from the stamp."""


IN_FORMS: dict[type[Model], tuple[str, ...]] = {
    Endpoint: (
        "name",
        "slug",
        "address",
        "system_id",
        "alert_to",
        "schedule",
        "options",
        "credentials",
    ),
    System: ("name", "slug", "team_id", "is_active", "scopes"),
}
"""What a form would write over."""


def stamp(row: Model) -> str:
    """Give a fingerprint of how a row stands."""
    seen = [str(getattr(row, name)) for name in SEEN[type(row)]]
    if isinstance(row, System):
        seen.append(str(row.keys.order_by("-pk").values_list("pk", flat=True).first()))
    return _fingerprint(row, seen)


def form_stamp(row: Model) -> str:
    """Give a fingerprint of what a form of the row shows, and would write."""
    seen = [str(getattr(row, name)) for name in IN_FORMS[type(row)]]
    if isinstance(row, Endpoint):
        seen += row.subscriptions.order_by("event").values_list("event", flat=True)
    return _fingerprint(row, ["form", *seen])


def _fingerprint(row: Model, seen: list[str]) -> str:
    words = json.dumps([type(row).__name__, row.pk, *seen])
    return salted_hmac("portal.integration.admin.stamp", words, algorithm="sha256").hexdigest()


def is_as_seen(row: Model, seen: str) -> bool:
    return constant_time_compare(stamp(row), seen)
