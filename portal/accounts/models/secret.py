"""Secrets printed on a person's own paper, which they can prove who they are with."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

LONGEST_HASH = 64


class PrintedSecret(models.Model):
    """The secret of one account's paper, which ``portal.accounts.assurance`` asks for.

    ``subject`` names what it is printed on without saying whose: a keyed hash of "council tax,
    account 61234567". It is linked to a user by the room that printed it, once they are known to
    belong together.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="printed_secrets"
    )
    printed_on = models.CharField(max_length=60, help_text="Your council tax bill")
    subject = models.CharField(max_length=LONGEST_HASH)
    secret_hash = models.CharField(max_length=LONGEST_HASH)
    wrong = models.PositiveSmallIntegerField("wrong tries", default=0)
    made_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "subject"], name="accounts_printedsecret_once"),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(secret_hash=""),
                name="accounts_printedsecret_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.printed_on
