"""Whose account a case stands in. The case itself knows nobody."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models import Organisation, Person

from .case import Case


class How(models.TextChoices):
    """How a case came to stand in an account."""

    SENT = "sent", "Sent while signed in"
    EMAIL = "email", "Sent with an e-mail address that the account has proved"
    STAFF = "staff", "Put there by staff"


class Holding(models.Model):
    """One case in the account of one person, or among the things of one organisation.

    It goes when the account goes, and the case stays. A case may stand in several accounts: that of
    somebody, and that of an organisation they sent it for.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="held_cases"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="held_cases"
    )
    how = models.CharField(max_length=5, choices=How)
    since = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="cases_holding_has_one_holder",
            ),
            models.CheckConstraint(condition=Q(how__in=How.values), name="cases_holding_how_known"),
            models.UniqueConstraint(fields=["person", "case"], name="cases_holding_person_once"),
            models.UniqueConstraint(
                fields=["organisation", "case"], name="cases_holding_organisation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()}, {self.since:%-d %B %Y}"
