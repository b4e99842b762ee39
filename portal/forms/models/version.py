"""A journey as it was on a day, frozen. Drafts and submissions point at one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

KEY_LENGTH = 60


class Frozen(Exception):
    """A version is never changed, but for when it closes."""


class Version(models.Model):
    """One version of a journey. ``frozen`` is what ``definition.freeze`` gave."""

    journey_key = models.SlugField(max_length=KEY_LENGTH)
    number = models.PositiveIntegerField(help_text="1 for the first version of this form.")
    title = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    frozen = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    closes_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="Until then, forms that were begun on this version can be sent as they are.",
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["journey_key", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["journey_key", "number"], name="forms_version_number_once"
            ),
            models.UniqueConstraint(
                fields=["journey_key", "fingerprint"], name="forms_version_frozen_once"
            ),
            models.CheckConstraint(
                condition=~Q(journey_key="") & ~Q(title="") & ~Q(frozen="") & Q(number__gte=1),
                name="forms_version_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ``Frozen`` for any change but of the closing time."""
        if not self._state.adding and set(kwargs.get("update_fields") or ()) != {"closes_at"}:
            raise Frozen("Make another version instead.")
        super().save(*args, **kwargs)

    @property
    def is_closed(self) -> bool:
        """Whether drafts of this version have to move to the present one."""
        return self.closes_at is not None and self.closes_at <= timezone.now()
