"""One try at a delivery, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .delivery import Delivery


class Outcome(models.TextChoices):
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed, to be tried again"
    REFUSED = "refused", "Refused for good"
    NOTHING = "nothing", "Nothing to send any more"
    LOST = "lost", "The worker stopped half-way"


class Attempt(models.Model):
    """It is written when a try begins, so that a try that never ends is counted too."""

    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="attempts")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    reason = models.CharField(
        max_length=200,
        blank=True,
        help_text="The kind of error and its code. Never its words, which may repeat an address.",
    )

    answered = models.JSONField(
        default=dict,
        blank=True,
        help_text="What another system said: status, type, size, seconds. Never its words.",
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="")
                | Q(ended_at__isnull=False, outcome__in=Outcome.values),
                name="integration_attempt_ends_with_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["delivery"],
                condition=Q(ended_at=None),
                name="integration_attempt_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display() or "Under way"
