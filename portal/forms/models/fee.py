"""What somebody owes for what they sent, and whether they have paid it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.cases.models import Case


class Fee(models.Model):
    """The fee of one case. ``pence`` is the whole; ``lines`` are the words and pence of its parts.

    ``payment`` is the reference of the payment by card that paid it.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="fee")
    pence = models.PositiveIntegerField()
    lines = models.JSONField()
    owed_at = models.DateTimeField(default=timezone.now)
    paid_at = models.DateTimeField(null=True, blank=True)
    payment = models.CharField(max_length=20, blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-owed_at"]
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="forms_fee_of_something"),
            models.CheckConstraint(
                condition=Q(paid_at=None, payment="") | (Q(paid_at__isnull=False) & ~Q(payment="")),
                name="forms_fee_paid_by_something",
            ),
        ]

    def __str__(self) -> str:
        return f"fee of {self.case}"

    @property
    def is_paid(self) -> bool:
        return self.paid_at is not None
