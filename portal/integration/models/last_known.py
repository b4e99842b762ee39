"""What another system last told us, and when."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from ..encryption import EncryptedJSONField, EncryptedTextField


class LastKnown(models.Model):
    """The answer of one reader to one question. A page shows it; only the worker asks anew."""

    reader = models.CharField(max_length=40)
    key_hash = models.CharField(max_length=64, help_text="To find it by; the key is encrypted.")
    key = EncryptedTextField(help_text="What was asked about: an account, a repair.")
    value = EncryptedJSONField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True, help_text="When the other system said so.")
    wanted_at = models.DateTimeField(
        default=timezone.now, help_text="When a page last needed it; nobody asks for the others."
    )
    asked_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the worker was last told to ask: once for many pages.",
    )
    failed_at = models.DateTimeField(
        null=True, blank=True, help_text="When asking last failed; empty once it went well."
    )

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "last known values"
        constraints = [
            models.UniqueConstraint(
                fields=["reader", "key_hash"], name="integration_last_known_once"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True, at=None)
                | models.Q(value__isnull=False, at__isnull=False),
                name="integration_last_known_has_its_time",
            ),
        ]
        indexes = [models.Index(fields=["wanted_at"], name="integration_last_known_wanted")]

    def __str__(self) -> str:
        return f"{self.reader} {self.pk}"
