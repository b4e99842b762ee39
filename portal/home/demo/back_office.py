"""The demonstration's back office: the sandbox, where its address is given."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from portal.accessibility.api.events import INTERPRETER
from portal.billing.direct_debit.events import ASKED as DIRECT_DEBIT
from portal.council.models import ContactPoint
from portal.integration.api import keys
from portal.integration.channels.testing import TEST
from portal.integration.events import all_types
from portal.integration.models import Endpoint, Subscription, System
from portal.integration.sandbox.keys import KEY, key, secret

from .taxes.sandbox import write_accounts

SLUG = "sandbox"
SCOPES = (
    "cases:read",
    "cases:write",
    "cases:all",
    "documents:write",
    "repairs:read",
    "repairs:write",
    "claims:read",
    "claims:write",
    "billing:write",
    "formats:read",
    "formats:write",
)
RESTRICTED_TOO = (DIRECT_DEBIT, INTERPRETER)
"""Sent to the sandbox nevertheless: bank details and places of the demo are nobody's."""


def load_back_office(address: str = "") -> None:
    """Send every event to the sandbox at this address, and let it call back.

    Without an address nothing is made: deliveries would wait for a sandbox that is not run. What an
    administrator has changed since stays, but for the address, which is as it is given each time.
    """
    address = address or settings.SANDBOX_URL
    if not address:
        return
    folder = Path(settings.VAR_DIR)
    system, _ = System.objects.get_or_create(
        slug=SLUG,
        defaults={"name": "Sandbox back office", "team": ContactPoint.objects.get(slug="main")},
    )
    endpoint, made = Endpoint.objects.get_or_create(
        slug=SLUG,
        defaults={
            "name": "Sandbox back office",
            "address": f"{address}/webhooks",
            "system": system,
            "alert_to": "administrator@demo.example",
            "secret": secret(folder),
        },
    )
    if made:
        Subscription.objects.bulk_create(
            Subscription(endpoint=endpoint, event=type_.name)
            for type_ in all_types()
            if type_ is not TEST and (not type_.restricted or type_ in RESTRICTED_TOO)
        )
    write_accounts(folder, timezone.localdate())
    Endpoint.objects.filter(pk=endpoint.pk).update(address=f"{address}/webhooks")
    if keys.find(key(folder, lambda: _new_key(system))) is None:
        (folder / KEY).unlink()
        key(folder, lambda: _new_key(system))


def _new_key(system: System) -> str:
    _row, written = keys.make(system, "demonstration", SCOPES)
    return written
