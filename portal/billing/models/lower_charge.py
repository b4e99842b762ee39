"""Reasons for which council tax is lower, as dated content: the law's, and the council's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

SINGLE = "single"
"""The code of the discount for somebody who is the only adult at home."""


class LowerCharge(models.Model):
    """One reason. ``percent`` comes off for the days that it is for; 100 leaves nothing to pay.

    A reason that changes gets a last day, and another row begins after it.
    """

    code = models.SlugField(max_length=30)
    label = models.CharField(max_length=100, help_text="As people choose it from a list.")
    hint = models.CharField(max_length=200, blank=True, help_text="One short sentence.")
    proof = models.CharField(max_length=200, blank=True, help_text="What shows that it is so.")
    percent = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(1)), MaxValueValidator(Decimal(100))],
    )
    position = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True, help_text="The last day. Empty: no end yet.")
    source = models.CharField(max_length=200, help_text="Which law or decision says so.")
    evidence = models.CharField(
        max_length=12,
        choices=[
            ("read", "Read in the source itself"),
            ("secondary", "Read about, not in the source"),
            ("unsure", "To be checked"),
        ],
        default="unsure",
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["position", "code", "-valid_from"]
        verbose_name = "reason to pay less council tax"
        verbose_name_plural = "reasons to pay less council tax"
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="billing_lower_once"),
            models.CheckConstraint(
                condition=Q(percent__gt=0, percent__lte=100), name="billing_lower_by_something"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="billing_lower_ends_after_it_begins",
                violation_error_message="The last day is before the first.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


def lower_charges(day: date) -> list[LowerCharge]:
    """Those that are good on a day, in the council's order, one of each code."""
    good = LowerCharge.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day
    )
    newest: dict[str, LowerCharge] = {}
    for each in good:
        newest.setdefault(each.code, each)
    return list(newest.values())
