"""That something was erased for good, and by which rule. Nothing of what it was."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import keyed_hash

from .version import KEY_LENGTH


class Erased(models.TextChoices):
    """What was erased."""

    DRAFT = "draft", "Form not sent"
    SUBMISSION = "submission", "Form sent, with its case"


def reference_hash(reference: str) -> str:
    """Give what a reference is known by here, once its case is gone."""
    return keyed_hash("erased reference", reference)


class Deletion(models.Model):
    """One erasure. ``kept_days`` counts from when it was begun, or sent.

    ``reference_hash`` answers "was the case with this reference erased?" and gives no reference
    away. A draft has none.
    """

    what = models.CharField(max_length=10, choices=Erased)
    journey_key = models.SlugField("form", max_length=KEY_LENGTH)
    kept_days = models.PositiveIntegerField("days kept")
    rule = models.CharField(max_length=120, help_text="28 days after the last change")
    files = models.PositiveIntegerField(default=0, help_text="How many files went with it.")
    reference_hash = models.CharField(max_length=64, blank=True, editable=False)
    at = models.DateTimeField("erased", default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(what__in=Erased.values) & ~Q(journey_key="") & ~Q(rule=""),
                name="forms_deletion_says_what_and_why",
            ),
            models.CheckConstraint(
                condition=Q(what=Erased.DRAFT, reference_hash="")
                | (Q(what=Erased.SUBMISSION) & ~Q(reference_hash="")),
                name="forms_deletion_reference_of_a_case",
            ),
        ]
        indexes = [
            models.Index(
                fields=["reference_hash"],
                condition=~Q(reference_hash=""),
                name="forms_deletion_reference",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, erased {self.at:%-d %B %Y}"
