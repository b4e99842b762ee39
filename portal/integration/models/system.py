"""The systems that may call us, and what opens the door to each."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.council.models import ContactPoint

from ..encryption import EncryptedTextField


class System(models.Model):
    """A line-of-business system of the council. What it does on a case is done by its team."""

    name = models.CharField(max_length=80, unique=True, help_text="As staff call it: Housing")
    slug = models.SlugField(unique=True, help_text="How it names itself when it signs: housing")
    team = models.ForeignKey(ContactPoint, on_delete=models.PROTECT, related_name="+")
    scopes = models.JSONField(
        default=list, blank=True, help_text="What its signed requests may do; a key has its own."
    )
    secret = EncryptedTextField(null=True, blank=True)
    old_secret = EncryptedTextField(null=True, blank=True)
    old_secret_until = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(old_secret__isnull=True, old_secret_until=None)
                | Q(old_secret__isnull=False, old_secret_until__isnull=False),
                name="integration_system_old_secret_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def valid(self, now: datetime | None = None) -> ApiKeyQuerySet:
        now = now or timezone.now()
        return self.filter(
            Q(expires_at=None) | Q(expires_at__gt=now), revoked_at=None, system__is_active=True
        )


class ApiKey(models.Model):
    """A key of a system, shown once. Only its hash is kept."""

    system = models.ForeignKey(System, on_delete=models.CASCADE, related_name="keys")
    label = models.CharField(max_length=80, help_text="Where it is used: live server, 2026")
    prefix = models.CharField(max_length=8, help_text="Its beginning, to tell keys apart.")
    hash = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = ApiKeyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = "API key"

    def __str__(self) -> str:
        return f"{self.system}, {self.label} ({self.prefix}…)"


class ReceivedMessage(models.Model):
    """A message of a system that we acted on, and what we answered. A repeat gets the same."""

    system = models.ForeignKey(System, on_delete=models.CASCADE, related_name="messages")
    message_id = models.CharField(max_length=100)
    body_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = EncryptedTextField()
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["system", "message_id"], name="integration_received_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} of {self.system}"
