"""Codes that are sent to an e-mail address or a telephone, and messages about what was changed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField


class Purpose(models.TextChoices):
    """What the right code does. One for one thing does nothing else."""

    SIGN_IN = "sign-in", "Sign in"
    AGAIN = "again", "Prove it once more, by e-mail"
    NEW_ADDRESS = "new-address", "Use another e-mail address"
    NEW_PHONE = "new-phone", "Use a mobile number"
    TEXT = "text", "Prove it by text message"


class OneTimeCode(models.Model):
    """One code for one browser. The code itself is not here: see ``portal.accounts.door.codes``.

    ``holder`` is the hash of what only that browser's session knows. ``to`` is an address or a
    number that nobody may have proved; it is encrypted, and gone with the row the same night.
    """

    purpose = models.CharField(max_length=12, choices=Purpose)
    holder = models.CharField(max_length=64, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    to = EncryptedTextField()
    chance = models.CharField(max_length=22)
    tries = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(holder="") & ~Q(chance=""), name="accounts_onetimecode_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values), name="accounts_onetimecode_has_a_purpose"
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="accounts_onetimecode_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"code to {self.get_purpose_display()}"


class Notice(models.Model):
    """One message to tell a person that something about their sign-in was changed.

    ``to`` is where it goes, which may be an address that is theirs no more. Encrypted, and gone
    a week later. Without ``user`` it is about an account that is no more.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    to = EncryptedTextField()
    what = models.SlugField(max_length=40, help_text="A code of portal.accounts.factors.notices.")
    at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="accounts_notice_says_something"),
        ]

    def __str__(self) -> str:
        return f"notice of {self.what}"


class TextNumber(models.Model):
    """The mobile number to which somebody's codes go, proved by a code.

    It is kept apart from how we reach them: changing that must not change how they prove who they
    are.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="text_number"
    )
    number = EncryptedTextField(help_text="E.164: +441632960001")
    proved_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    def __str__(self) -> str:
        return f"number of {self.user_id}"

    @property
    def ending(self) -> str:
        """Enough to know it by: its last three figures."""
        return self.number[-3:]
