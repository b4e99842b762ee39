"""What was done with a form that may be sent once only."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class DoneOnce(models.Model):
    """The token of a form, written with what the form did. Kept for a week."""

    token = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name_plural = "forms done with"

    def __str__(self) -> str:
        return f"done {self.at:%-d %B %Y}"
