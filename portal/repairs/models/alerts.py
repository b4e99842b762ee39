"""That staff were told of a deadline, so that they are told once."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.cases.models import Clock

from ..law.warning import Level


class ClockAlert(models.Model):
    """One alert about one deadline. A deadline that moves may be told of again."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="repair_alerts")
    level = models.CharField(max_length=4, choices=Level)
    due_at = models.DateTimeField(help_text="The end that the alert was about.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "level", "due_at"], name="repairs_clockalert_once"
            ),
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="repairs_clockalert_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()}: {self.clock}"
