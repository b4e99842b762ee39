"""What the council promises, from when, and where it says so. Content, not code."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from .case import Channel
from .clock import Timed


class Target(Timed):
    """How long something takes. Empty ``kind`` or ``channel`` means any; the closest match wins."""

    kind = models.SlugField(blank=True, help_text="One journey only, such as complaint.")
    channel = models.CharField(max_length=12, choices=Channel, blank=True)
    effective_from = models.DateField()

    class Meta(Timed.Meta):
        ordering = ["step", "kind", "channel", "-effective_from"]
        constraints = [
            *Timed.Meta.constraints,
            models.UniqueConstraint(
                fields=["step", "kind", "channel", "effective_from"],
                name="cases_target_once_a_day",
                violation_error_message="There is a target for this from the same day already.",
            ),
            models.CheckConstraint(
                condition=Q(channel="") | Q(channel__in=Channel.values),
                name="cases_target_channel_known",
            ),
        ]

    def __str__(self) -> str:
        about = " ".join(filter(None, [self.kind, self.get_channel_display()]))
        return f"{self.step} {about}".strip() + f": {self.takes}"


class SeasonalDelay(models.Model):
    """A time when our own promises take longer. Deadlines set by law do not move."""

    words = models.CharField(
        max_length=160, help_text="Why, in one sentence: We get many calls after Christmas."
    )
    kind = models.SlugField(blank=True, help_text="One journey only; empty for all.")
    extra_days = models.PositiveSmallIntegerField("extra working days")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="cases_seasonaldelay_ends_after_it_starts",
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(extra_days__gt=0), name="cases_seasonaldelay_takes_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.extra_days} more working days from {self.starts_on:%-d %B %Y}"

    def touches(self, start: date, end: date) -> bool:
        """Whether any day of the delay lies between these, both counted."""
        return self.starts_on <= end and start <= self.ends_on
