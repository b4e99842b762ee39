"""What a form was begun for, where it was begun from a document's "Other formats"."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField


class Asked(models.Model):
    """One form begun. Kind and key name a source of ``portal.documents``; the title is its own.

    It goes when the form is sent or given up.
    """

    draft_key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    public = models.BooleanField()
    title = EncryptedTextField()
    text = EncryptedTextField(blank=True, default="", help_text="Of a letter: what it says.")
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name_plural = "asked"

    def __str__(self) -> str:
        return f"{self.kind}, {self.at:%-d %B %Y}"
