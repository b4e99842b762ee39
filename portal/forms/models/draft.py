"""Answers on their way: saved at every step, and who may open them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.cases.models import Channel
from portal.integration.encryption import EncryptedJSONField

from .learning import NAME_LENGTH
from .version import KEY_LENGTH, Version

DRAFT_KEY_LENGTH = 27


def nothing() -> dict[str, Any]:
    return {}


class Draft(models.Model):
    """The answers so far. It is gone once they are sent.

    ``key`` stands in addresses and opens nothing by itself. ``revision`` goes up with each save, so
    that of two savings at once none is lost. ``writers`` says which view of a page last wrote it:
    see ``portal.forms.stale``. ``left_page`` is where it was counted as left, if it was: see
    ``portal.forms.learning.leaving``.
    """

    key = models.CharField(max_length=DRAFT_KEY_LENGTH, unique=True)
    journey_key = models.SlugField(max_length=KEY_LENGTH)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="drafts")
    answers = EncryptedJSONField(default=nothing)
    writers = models.JSONField(default=nothing)
    moments = models.JSONField(default=nothing)
    revision = models.PositiveIntegerField(default=0)
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.ONLINE)
    language = models.CharField(max_length=10, default="en")
    left_page = models.CharField(max_length=NAME_LENGTH, blank=True, default="")
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="forms_draft_channel_known"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="forms_draft_has_a_key"),
        ]
        indexes = [models.Index(fields=["changed_at"], name="forms_draft_changed")]

    def __str__(self) -> str:
        return f"{self.journey_key}, changed {self.changed_at:%-d %B %Y}"

    def kept_until(self, days: int) -> Any:
        """Give the moment after which it is erased, if nothing changes."""
        return self.changed_at + timedelta(days=days)


class Grant(models.Model):
    """A browser that may open a key's draft, and later what was sent. See ``portal.forms.access``.

    The key is not a foreign key: the grant outlives the draft.
    """

    key = models.CharField(max_length=DRAFT_KEY_LENGTH)
    holder = models.CharField(max_length=64, help_text="A keyed hash of the browser's cookie.")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "holder"], name="forms_grant_once"),
            models.CheckConstraint(condition=~Q(holder=""), name="forms_grant_has_a_holder"),
        ]
        indexes = [models.Index(fields=["holder"], name="forms_grant_holder")]

    def __str__(self) -> str:
        return f"since {self.created_at:%-d %B %Y}"
