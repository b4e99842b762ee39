"""Something that we need to know from the person before we can go on."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField

from .case import Case

OPEN = Q(answered_at=None, withdrawn_at=None)


class QuestionQuerySet(models.QuerySet["CaseQuestion"]):
    def open(self) -> QuestionQuerySet:
        """Those that we still wait for."""
        return self.filter(OPEN)


class CaseQuestion(models.Model):
    """One question to the person of a case. It is answered once, or withdrawn.

    While one is open its case is "Waiting for you".
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="questions")
    asked_at = models.DateTimeField(default=timezone.now)
    words = EncryptedTextField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = EncryptedTextField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answer__isnull=True)
                | Q(answered_at__isnull=False, answer__isnull=False),
                name="cases_casequestion_answered_with_words",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(withdrawn_at=None),
                name="cases_casequestion_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("asked_at")),
                name="cases_casequestion_answered_after_asking",
            ),
        ]
        indexes = [models.Index(fields=["case"], condition=OPEN, name="cases_question_open")]

    def __str__(self) -> str:
        return f"asked on {self.asked_at:%-d %B %Y}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None

    def end(self, *, answer: str | None, at: datetime) -> None:
        """Write down the answer, or that none is needed any more (``None``)."""
        if answer is None:
            self.withdrawn_at = at
        else:
            self.answer, self.answered_at = answer, max(at, self.asked_at)
        self.save(update_fields=["answer", "answered_at", "withdrawn_at"])
