"""What was sent. It is never changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.cases.models import Case, Channel
from portal.integration.encryption import EncryptedJSONField

from .draft import DRAFT_KEY_LENGTH, nothing
from .version import KEY_LENGTH, Version


class Immutable(Exception):
    """What was sent stays as it was sent."""


class Unchanging(models.QuerySet["Submission"]):
    def update(self, **values: Any) -> int:
        raise Immutable("A submission is never changed.")


class Submission(models.Model):
    """The answers of a route, as they were sent, on the version that they were given on.

    ``key`` was the draft's, so that sending a draft twice is one submission. ``moments`` says when
    each timed question was answered: see ``portal.forms.moments``.
    """

    key = models.CharField(max_length=DRAFT_KEY_LENGTH, unique=True)
    journey_key = models.SlugField(max_length=KEY_LENGTH)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="submissions")
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="submission")
    answers = EncryptedJSONField()
    moments = models.JSONField(default=nothing)
    channel = models.CharField(max_length=12, choices=Channel, default=Channel.ONLINE)
    language = models.CharField(max_length=10, default="en")
    submitted_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = Unchanging.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="forms_submission_channel_known"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="forms_submission_has_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.journey_key}, sent {self.submitted_at:%-d %B %Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises ``Immutable`` for one that is already there."""
        if not self._state.adding:
            raise Immutable("A submission is never changed.")
        super().save(*args, **kwargs)
