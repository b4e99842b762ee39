"""Which kinds of case somebody of the staff looks after."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class ServiceOwner(models.Model):
    """Somebody sees the cases of one kind. Without the right to see every case, only of these."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="owned_kinds",
        limit_choices_to={"groups__name": "Service owners"},
    )
    kind = models.SlugField(help_text="As the journey is called: ask-or-tell")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["kind", "user__email"]
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="cases_serviceowner_once"),
            models.CheckConstraint(condition=~Q(kind=""), name="cases_serviceowner_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"
