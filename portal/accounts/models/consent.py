"""What somebody has agreed to, in which words, and until when."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .person import Person


class Consent(models.Model):
    """One agreement. Withdrawing ends it; giving it again is another row.

    ``purpose`` is a code of ``portal.accounts.consents``; ``wording`` says which words were shown.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.SlugField(max_length=40)
    wording = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="accounts_consent_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="accounts_consent_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}, {self.given_at:%-d %B %Y}"
