"""What we decided about one benefit of a claim. Written once: a change is another decision."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.cases.models import Case, WrittenOnce
from portal.cases.models.document import new_public_id
from portal.integration.encryption import EncryptedJSONField, EncryptedTextField

from ..decisions.terms import NAMES
from .claim import Claim


class Outcome(models.TextChoices):
    """How it was decided."""

    AWARDED = "awarded", "We give it to you"
    REFUSED = "refused", "We cannot give it to you"
    CHANGED = "changed", "We have changed it"


class Decision(models.Model):
    """One decision. Money is in pence for a week; ``worked_out`` is pairs of words.

    ``dispute`` and ``dispute_by`` are the rule of the day of the decision, kept with it.
    """

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="decisions")
    benefit = models.CharField(max_length=24, choices=[(key, name) for key, name in NAMES.items()])
    outcome = models.CharField(max_length=8, choices=Outcome)
    weekly = models.PositiveIntegerField(null=True, blank=True, help_text="Pence a week.")
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    reasons = EncryptedTextField()
    worked_out = EncryptedJSONField(default=list)
    decided_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    dispute = models.JSONField(default=dict)
    dispute_by = models.DateField(null=True, blank=True)
    number = models.CharField(
        max_length=64, blank=True, help_text="What the benefits system calls it."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(benefit__in=list(NAMES), outcome__in=Outcome.values),
                name="benefits_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.REFUSED, weekly__isnull=True)
                | (~Q(outcome=Outcome.REFUSED) & Q(weekly__isnull=False) & Q(starts__isnull=False)),
                name="benefits_decision_says_how_much",
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="benefits_decision_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["claim", "number"],
                condition=~Q(number=""),
                name="benefits_decision_number_once",
            ),
        ]
        indexes = [models.Index(fields=["dispute_by"], name="benefits_decision_last_day")]

    def __str__(self) -> str:
        return f"{self.get_benefit_display()}, {self.decided_on:%-d %B %Y}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises WrittenOnce for a decision that is already there."""
        if not self._state.adding:
            raise WrittenOnce("A decision is never changed. Record another one.")
        super().save(*args, **kwargs)


class Disputed(models.Model):
    """The case in which somebody disputes a decision, and which claim it is of where we know."""

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="disputed")
    claim = models.ForeignKey(Claim, on_delete=models.SET_NULL, null=True, related_name="disputes")
    decision = models.ForeignKey(
        Decision, on_delete=models.SET_NULL, null=True, related_name="disputes"
    )

    objects: ClassVar[Any] = models.Manager()

    def __str__(self) -> str:
        return f"dispute of {self.case_id}"
