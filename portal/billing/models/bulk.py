"""A file of properties to be added to an organisation's list."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts.models import Organisation
from portal.accounts.models.person import new_public_id
from portal.integration.encryption import EncryptedJSONField


def no_rows() -> list[Any]:
    return []


class BulkJoin(models.Model):
    """One file: its rows, how many are done, and what came of each. Erased some days later.

    ``rows`` are those still to be tried, without which ``results`` is whole. Worked on by
    ``organisation.adding`` alone: by the worker that claimed it at ``claimed_at``.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="bulk_joins"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bulk_joins"
    )
    digest = models.CharField(max_length=64, help_text="Of the file, so that it is taken once.")
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    rows = EncryptedJSONField(default=no_rows)
    results = EncryptedJSONField(default=no_rows)
    sent_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done__lte=F("total")), name="billing_bulkjoin_done_of_total"
            ),
            models.UniqueConstraint(
                fields=["organisation", "digest"],
                condition=Q(ended_at__isnull=True),
                name="billing_bulkjoin_once_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["sent_at"],
                condition=Q(ended_at__isnull=True),
                name="billing_bulkjoin_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.total} properties, {self.sent_at:%-d %B %Y}"
