"""What somebody needs from us: formats, languages, ways to be reached. Recorded once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField

from .person import Person

REVIEW_AFTER = timedelta(days=365)


class Format(models.TextChoices):
    """How they can read what we write."""

    STANDARD = "", "Standard print"
    LARGE = "large_print", "Large print"
    GIANT = "giant_print", "Giant print"
    COLOURED = "coloured", "Print on cream paper"
    BRAILLE = "braille", "Braille"
    AUDIO = "audio", "Audio"
    EASY_READ = "easy_read", "Easy Read"
    PLAIN_TEXT = "plain_text", "Plain text"


class By(models.TextChoices):
    """How they want to hear from us. The codes are those of ``portal.cases.contacts.Way``."""

    ANY = "", "No preference"
    EMAIL = "email", "E-mail"
    TEXT = "text", "Text message"
    PHONE = "phone", "Telephone call"
    POST = "post", "Letter"


def none_given() -> list[str]:
    return []


class Needs(models.Model):
    """One person's needs. ``reviewed_on`` is when they last said that this is still right.

    ``times`` and ``adjustments`` are codes of ``portal.accounts.needs.words``. ``recorded_by`` is
    empty where the person recorded them; otherwise a member of staff did, with consent.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="needs")
    format = models.CharField(max_length=12, choices=Format, blank=True, default=Format.STANDARD)
    language = models.CharField(max_length=10, default="en", help_text="Of writing: en, pl, cy")
    interpreter = models.CharField(
        max_length=10, blank=True, help_text="Language of an interpreter, bfi for BSL; or empty."
    )
    contact_by = models.CharField(max_length=6, choices=By, blank=True, default=By.ANY)
    no_phone = models.BooleanField("please do not phone", default=False)
    times = models.JSONField(default=none_given)
    adjustments = models.JSONField(default=none_given)
    words = EncryptedTextField("anything else", blank=True, default="")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    consent_at = models.DateTimeField(help_text="When the person agreed that we keep this.")
    reviewed_on = models.DateField()
    review_asked_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name_plural = "needs"
        constraints = [
            models.CheckConstraint(
                condition=Q(format__in=Format.values, contact_by__in=By.values),
                name="accounts_needs_known",
            ),
            models.CheckConstraint(
                condition=~Q(no_phone=True, contact_by=By.PHONE),
                name="accounts_needs_no_phone_means_no_phone",
            ),
        ]

    def __str__(self) -> str:
        return f"needs of {self.person}"

    @property
    def review_due_on(self) -> date:
        return self.reviewed_on + REVIEW_AFTER

    @property
    def is_due_for_review(self) -> bool:
        return self.review_due_on <= timezone.localdate()
