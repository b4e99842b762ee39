"""Somebody who lost every second way to prove who they are, and starts again without."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


def nothing() -> list[str]:
    return []


class Outcome(models.TextChoices):
    """What became of it. Nothing yet: it waits for its time."""

    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped by the person"
    WITHDRAWN = "withdrawn", "Taken back by staff"


class StartAgain(models.Model):
    """One request, made by staff for a person: see ``portal.accounts.factors.starting_again``.

    ``checked`` are codes of what staff made sure of. The secret of the link that stops it is worked
    out from ``chance``, and found by ``token_hash``.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    checked = models.JSONField(default=nothing)
    chance = models.CharField(max_length=22)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, blank=True, default="", choices=Outcome)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(ended_at__isnull=True),
                name="accounts_startagain_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("asked_at")), name="accounts_startagain_takes_its_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, outcome="")
                | Q(ended_at__isnull=False, outcome__in=Outcome.values),
                name="accounts_startagain_ends_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"start again of {self.user_id}"
