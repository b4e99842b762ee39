"""Somebody whom the council knows, with an account or without one."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.integration.encryption import EncryptedJSONField, EncryptedTextField, keyed_hash


def new_public_id() -> str:
    """What stands in addresses instead of a number that could be counted up: 96 bits."""
    return secrets.token_urlsafe(12)


def nothing() -> dict[str, Any]:
    return {}


def no_guises() -> list[str]:
    return []


def _hash(label: str) -> Any:
    return models.CharField(label, max_length=64, blank=True, db_index=True, editable=False)


class Person(models.Model):
    """What somebody has told us once: how they are called, where they live, how to reach them.

    An account has one; staff make one for somebody without an account, with their consent.
    ``confirmed`` says when each detail was last confirmed, by its name: {"phone": "2026-11-21"}.
    ``guises`` are codes: see ``portal.accounts.guises``.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="person"
    )
    name = EncryptedTextField(blank=True, default="")
    email = EncryptedTextField(blank=True, default="")
    phone = EncryptedTextField(blank=True, default="")
    address = EncryptedJSONField(
        default=nothing, help_text="line_1, line_2, town, postcode, and uprn where it is known."
    )
    confirmed = models.JSONField(default=nothing)
    guises = models.JSONField(default=no_guises)
    phone_proved_at = models.DateTimeField(
        null=True, help_text="When a code sent to the telephone was typed in."
    )
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    email_hash = _hash("e-mail")
    postcode_hash = _hash("postcode")
    phone_hash = _hash("telephone")
    surname_hash = _hash("surname")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=~Q(public_id=""), name="accounts_person_has_a_public_id"
            ),
            models.UniqueConstraint(
                fields=["email_hash"],
                condition=Q(user__isnull=True) & ~Q(email_hash=""),
                name="accounts_person_without_account_once",
            ),
        ]

    def __str__(self) -> str:
        return f"person {self.public_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the hashes by which staff find a person in step with what they are hashes of."""
        words = self.name.split()
        self.email_hash = keyed_hash("email", self.email)
        self.phone_hash = keyed_hash("phone", self.phone)
        self.postcode_hash = keyed_hash("postcode", str(self.address.get("postcode", "")))
        self.surname_hash = keyed_hash("surname", words[-1] if words else "")
        if fields := kwargs.get("update_fields"):
            hashes = {"email_hash", "phone_hash", "postcode_hash", "surname_hash"}
            kwargs["update_fields"] = {*fields, *hashes}
        super().save(*args, **kwargs)

    @property
    def shown_name(self) -> str:
        """What to call them: their name, or that we were not told."""
        return self.name or "Name not given"
