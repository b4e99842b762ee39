"""Links that were sent by e-mail to come back to a form, and the codes that open them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField

from .draft import DRAFT_KEY_LENGTH
from .version import KEY_LENGTH


class ResumeLink(models.Model):
    """A link for one key. The link is not in the row, and cannot be worked out from it alone.

    ``chance`` and ``LOOKUP_KEY`` together give the link's secret; the row finds it by its hash.
    ``wrong`` counts wrong codes since the last right one: see ``portal.forms.saving.codes``.
    """

    key = models.CharField(max_length=DRAFT_KEY_LENGTH, db_index=True)
    journey_key = models.SlugField(max_length=KEY_LENGTH)
    chance = models.CharField(max_length=22)
    token_hash = models.CharField(max_length=64, unique=True)
    email = EncryptedTextField()
    email_hash = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    wrong = models.PositiveSmallIntegerField("wrong codes", default=0)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(key="") & ~Q(chance="") & ~Q(token_hash="") & ~Q(email_hash=""),
                name="forms_link_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="forms_link_lives"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.journey_key}, until {self.expires_at:%-d %B %Y}"


class ResumeCode(models.Model):
    """A code of six figures for one link and one browser. The code itself is not in the row."""

    link = models.ForeignKey(ResumeLink, on_delete=models.CASCADE, related_name="codes")
    holder = models.CharField(max_length=64, help_text="A keyed hash of the browser's cookie.")
    chance = models.CharField(max_length=22)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(holder="") & ~Q(chance=""), name="forms_code_is_whole"
            ),
        ]
        indexes = [models.Index(fields=["link", "holder"], name="forms_code_newest")]

    def __str__(self) -> str:
        return f"until {self.expires_at:%-d %B %Y, %H:%M}"
