"""A form that an editor tries out: what they typed into it, for themselves alone, for a day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from portal.integration.encryption import EncryptedJSONField

from .draft import nothing
from .version import KEY_LENGTH

KEPT = timedelta(days=1)


class Preview(models.Model):
    """One editor's try of one form. ``frozen`` is the form as it stood in their editor.

    It is no draft: it cannot be sent, and nobody else can open it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    journey_key = models.SlugField(max_length=KEY_LENGTH)
    frozen = models.TextField()
    answers = EncryptedJSONField(default=nothing)
    changed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "journey_key"], name="forms_preview_once"),
        ]
        indexes = [models.Index(fields=["changed_at"], name="forms_preview_changed")]

    def __str__(self) -> str:
        return f"{self.journey_key}, tried {self.changed_at:%-d %B %Y}"
