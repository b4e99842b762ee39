"""A note to staff that contact with somebody needs care, with a reason, a reviewer and an end."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField

from .person import Person


class MarkerQuerySet(models.QuerySet["Marker"]):
    def live(self) -> MarkerQuerySet:
        return self.filter(ends_on__gte=timezone.localdate(), lifted_at__isnull=True)


class Marker(models.Model):
    """One marker. It ends by itself on ``ends_on``; ``reviewer`` looks at it by ``review_on``."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="markers")
    reason = EncryptedTextField()
    advice = EncryptedTextField(help_text="What staff should do: two people on visits.")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="markers_to_review"
    )
    begun_on = models.DateField(default=timezone.localdate)
    review_on = models.DateField()
    ends_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects: ClassVar[Any] = MarkerQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("begun_on"))
                & Q(review_on__gt=F("begun_on"))
                & Q(review_on__lte=F("ends_on")),
                name="accounts_marker_is_reviewed_before_it_ends",
            ),
            models.CheckConstraint(
                condition=~Q(reviewer=F("recorded_by")),
                name="accounts_marker_is_reviewed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"marker until {self.ends_on:%-d %B %Y}"
