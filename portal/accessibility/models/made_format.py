"""The library: what people once made of a public page, to be had at once next time."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.scanning import MAY_BE_READ, ScanState

from ..requests.kinds import BY_NAME, language_name


def new_public_id() -> str:
    """Give 16 URL-safe characters by chance."""
    return secrets.token_urlsafe(12)


class MadeFormat(models.Model):
    """One file, or a link to a video, made from what a source said at ``made_from_at``.

    Never of anything about a person: that belongs to its case.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=40, default="page", help_text="What it was made of: page")
    key = models.CharField(max_length=120, help_text="The number of the page.")
    title = models.CharField(max_length=200, help_text="The title of the page.")
    format = models.CharField(max_length=20)
    language = models.CharField(max_length=10, default="en", help_text="en, pl, ur")
    link = models.URLField(max_length=300, blank=True, default="", help_text="Of a video: https")
    storage_name = models.CharField(max_length=64, blank=True, default="", editable=False)
    name = models.CharField(max_length=200, blank=True, default="", editable=False)
    media_type = models.CharField(max_length=100, blank=True, default="", editable=False)
    bytes = models.PositiveIntegerField(default=0, editable=False)
    state = models.CharField(
        max_length=10, choices=ScanState, default=ScanState.NOT_NEEDED, editable=False
    )
    made_from_at = models.DateTimeField("made from the page as it was on", default=timezone.now)
    shown = models.BooleanField("offered to everybody", default=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "format that was made"
        verbose_name_plural = "formats that were made"
        ordering = ["title", "format", "language", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "format", "language"],
                name="accessibility_madeformat_once",
                violation_error_message="There is one of this format and language already.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ScanState.values), name="accessibility_madeformat_known"
            ),
            models.UniqueConstraint(
                fields=["storage_name"],
                condition=~Q(storage_name=""),
                name="accessibility_madeformat_file_once",
            ),
        ]

    def __str__(self) -> str:
        what = BY_NAME[self.format].label if self.format in BY_NAME else self.format
        return f"{self.title}: {what}, {language_name(self.language)}"

    @property
    def may_be_had(self) -> bool:
        """Whether there is something that everybody may open."""
        return self.shown and bool(self.link or (self.storage_name and self.is_checked))

    @property
    def is_checked(self) -> bool:
        return self.state in MAY_BE_READ
