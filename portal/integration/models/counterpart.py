"""What another system calls a case of ours."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .endpoint import Endpoint


class Counterpart(models.Model):
    """An endpoint's own number for a stream of ours, or a token until it has given a number."""

    endpoint = models.ForeignKey(Endpoint, on_delete=models.CASCADE, related_name="counterparts")
    stream = models.CharField(max_length=40, help_text="Our reference.")
    number = models.CharField(max_length=100, blank=True, help_text="service_request_id")
    token = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["endpoint", "stream"], name="integration_counterpart_once"
            ),
            models.CheckConstraint(
                condition=~Q(stream="") & ~Q(number="", token=""),
                name="integration_counterpart_called_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(number=""), name="integration_counterpart_asked"
            ),
            models.Index(fields=["endpoint", "number"], name="integration_counterpart_number"),
        ]

    def __str__(self) -> str:
        return f"{self.stream}: {self.number or 'not numbered yet'}"
