"""Whether a repair is fixed, as its tenant says. Changed by ``after`` only."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from .repair import Repair


class Answer(models.TextChoices):
    """What came of the question, in words for staff."""

    YES = "yes", "It is fixed"
    PARTLY = "partly", "It is partly fixed"
    NO = "no", "It is not fixed"
    NOBODY = "nobody", "Nobody came"
    SILENCE = "silence", "No answer"
    OVER = "over", "Settled in another way"


class Verdict(models.Model):
    """One question "Is it fixed?", asked when the work was done. Without an answer it is open.

    What somebody writes with it stands on the timeline. ``due_at``: when silence means that it is.
    """

    repair = models.ForeignKey(Repair, on_delete=models.CASCADE, related_name="verdicts")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True, help_text="Told that it will close.")
    answer = models.CharField(max_length=7, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    stars = models.PositiveSmallIntegerField(
        "how well we did",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["repair", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["repair"], condition=Q(answer=""), name="repairs_verdict_one_open"
            ),
            models.CheckConstraint(
                condition=Q(answer__in=["", *Answer.values]), name="repairs_verdict_known"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="repairs_verdict_answered_says_when",
            ),
            models.CheckConstraint(
                condition=Q(due_at__gte=F("asked_at")), name="repairs_verdict_due_later"
            ),
            models.CheckConstraint(
                condition=Q(stars__isnull=True) | Q(stars__range=(1, 5)),
                name="repairs_verdict_one_to_five_stars",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(answer=""), name="repairs_verdict_due")
        ]

    def __str__(self) -> str:
        return self.get_answer_display() if self.answer else "Is it fixed?"

    @property
    def is_open(self) -> bool:
        return not self.answer
