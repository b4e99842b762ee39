"""Keys of apps and seeds of recovery codes, written anew with the first of ``FIELD_KEYS``.

They lie in a column of allauth's, within JSON, where ``rotate_keys`` does not find them by itself.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from portal.integration.rotation import BATCH, Rotated, renewed

NAME = "keys of apps and seeds of recovery codes"
SECRETS = ("secret", "seed")


def rotate(result: Rotated) -> None:
    """Safe to stop and start again; nothing is locked for long."""
    last: int | None = 0
    while last is not None:
        with transaction.atomic():
            last = _rotate_batch(last, result)


def _rotate_batch(after: int, result: Rotated) -> int | None:
    rows = Authenticator.objects.select_for_update().filter(pk__gt=after).order_by("pk")[:BATCH]
    last = None
    for row in rows:
        last = row.pk
        before = {name: row.data[name] for name in SECRETS if name in row.data}
        after_it = {name: renewed(value, result) for name, value in before.items()}
        if after_it != before:
            row.data.update(after_it)
            row.save(update_fields=["data"])
    return last
