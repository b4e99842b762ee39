"""What was made of a document in a format, or is being made."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField


class MakingState(models.TextChoices):
    WAITING = "waiting"
    READY = "ready"
    FAILED = "failed"


class Making(models.Model):
    """One document in one format. What it is made from is kept until it is made, no longer."""

    key = models.CharField(
        max_length=64, unique=True, help_text="Keyed hash of the document and of how it is made."
    )
    format = models.CharField(max_length=40)
    state = models.CharField(
        max_length=10, choices=MakingState.choices, default=MakingState.WAITING
    )
    source = EncryptedTextField(default="", help_text="The document, until it has been made.")
    storage_name = models.CharField(max_length=80, default="", blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes of what was made.")
    why = models.CharField(max_length=300, default="", blank=True)
    asked_at = models.DateTimeField(default=timezone.now, help_text="Since when it is waited for.")
    told_at = models.DateTimeField(default=timezone.now, help_text="When a worker was last told.")
    done_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="ready", done_at__isnull=False)
                & ~models.Q(storage_name="")
                | models.Q(state="failed", done_at__isnull=False, storage_name="")
                & ~models.Q(why="")
                | models.Q(state="waiting", done_at=None, storage_name=""),
                name="documents_making_is_whole",
            )
        ]
        indexes = [
            models.Index(fields=["asked_at"], name="documents_making_asked"),
            models.Index(fields=["done_at"], name="documents_making_done"),
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.pk}"
