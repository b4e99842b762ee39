"""A claim: what was asked for, from which day it counts, and the case that deals with it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from portal.cases.calendar import local_date
from portal.cases.models import Case


class Claim(models.Model):
    """What was claimed. Answers stand with the submission; what became of it, with the case.

    ``intended_at`` is when the person began the form: if all we need comes within a calendar month
    of it, the claim counts from then. ``protected_until`` is the last day of that month.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="claim")
    rent = models.BooleanField("Housing Benefit")
    council_tax = models.BooleanField("Council Tax Reduction")
    intended_at = models.DateTimeField()
    protected_until = models.DateField()
    submitted_at = models.DateTimeField()
    backdate_from = models.DateField(null=True, blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rent=True) | Q(council_tax=True), name="benefits_claim_for_something"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__gte=F("intended_at")),
                name="benefits_claim_intended_before",
            ),
        ]

    def __str__(self) -> str:
        return f"claim of {self.submitted_at:%-d %B %Y}"

    @property
    def counts_from(self) -> date:
        """The day from which it counts: when they began, if it was sent in time."""
        sent_on = local_date(self.submitted_at)
        return local_date(self.intended_at) if sent_on <= self.protected_until else sent_on
