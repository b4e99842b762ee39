"""One file of a file drop: which events are in it, and whether it has arrived."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .endpoint import Endpoint


class Batch(models.Model):
    """Its members are the deliveries that have its key, and are fixed before it is written.

    So whoever writes it again writes the same file under the same name.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="batches")
    name = models.CharField("file name", max_length=120, unique=True)
    layout = models.JSONField(help_text="Kind of file and columns, as they were set then.")
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "batches"
        constraints = [
            models.CheckConstraint(
                condition=Q(lease_until=None, lease_token=None)
                | Q(lease_until__isnull=False, lease_token__isnull=False, sent_at=None),
                name="integration_batch_held_while_waiting",
            ),
        ]
        indexes = [
            models.Index(
                fields=["endpoint"], condition=Q(sent_at=None), name="integration_batch_open"
            )
        ]

    def __str__(self) -> str:
        return self.name
