"""Who saw or changed what about whom. Rows are added, and nobody can alter them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .authority import Authority
from .person import nothing


class CannotBeAltered(Exception):
    """An audit log is added to; what is there stays as it was."""


class AddOnly(models.QuerySet["AuditEntry"]):
    def update(self, **values: Any) -> int:
        raise CannotBeAltered("An audit entry is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise CannotBeAltered("An audit entry is never deleted.")


class AuditEntry(models.Model):
    """One thing that somebody did or saw. It holds codes and keys, and nothing of what was seen.

    ``who`` is the actor's key and stays when their account goes. ``subject`` is what it was about,
    as "case:7K4M9TX3" or "person:<public id>"; ``about`` is the person, where one is known, by
    their public id. ``number`` counts what the same actor did, and ``seal`` is a keyed hash of all
    this: see ``portal.accounts.audit``. Triggers in the database refuse every change.
    """

    at = models.DateTimeField(default=timezone.now)
    who = models.BigIntegerField(null=True, help_text="Key of the user; empty for a system.")
    system = models.CharField(max_length=60, blank=True)
    acting_under = models.ForeignKey(
        Authority, on_delete=models.DO_NOTHING, null=True, related_name="+", db_constraint=False
    )
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    about = models.CharField(max_length=16, blank=True)
    details = models.JSONField(default=nothing, help_text="Codes only, nothing personal.")
    number = models.PositiveBigIntegerField(help_text="The how manieth of this actor: 1, 2, 3.")
    seal = models.CharField(max_length=64)

    objects: ClassVar[Any] = AddOnly.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("view",)
        verbose_name_plural = "audit entries"
        constraints = [
            models.CheckConstraint(
                condition=~Q(action="") & ~Q(subject="") & ~Q(seal=""),
                name="accounts_auditentry_is_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["subject", "-id"], name="accounts_audit_subject"),
            models.Index(fields=["about", "-id"], name="accounts_audit_about"),
            models.Index(fields=["who", "-id"], name="accounts_audit_who"),
            models.Index(
                fields=["system", "-id"], condition=~Q(system=""), name="accounts_audit_system"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}, {self.at:%-d %B %Y, %H:%M}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises CannotBeAltered for an entry that is already there."""
        if not self._state.adding:
            raise CannotBeAltered("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises CannotBeAltered."""
        raise CannotBeAltered("An audit entry is never deleted.")

    @property
    def more(self) -> list[tuple[str, str]]:
        """The details by name, in words: a list with commas."""
        return [
            (name, ", ".join(map(str, value)) if isinstance(value, list) else str(value))
            for name, value in self.details.items()
        ]
