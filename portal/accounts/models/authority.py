"""Leave to act for somebody else: for what, from when, until when, and on what evidence."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField

from .person import Person, new_public_id


def everything() -> list[str]:
    return []


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def live(self, at: Any = None) -> AuthorityQuerySet:
        moment = at or timezone.now()
        return self.filter(from_at__lte=moment, until_at__gt=moment, ended_at__isnull=True)


class Authority(models.Model):
    """``holder`` may act for ``person``, within ``scope``, until ``until_at``.

    ``scope`` is a list of codes of ``portal.accounts.acting``; an empty list is nothing at all.
    ``recorded_by`` is staff who saw the ``evidence``; empty where the person gave it themselves.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="given")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="authorities"
    )
    holder_email = EncryptedTextField(help_text="Whom it was given to, until they take it up.")
    holder_email_hash = models.CharField(max_length=64, db_index=True)
    scope = models.JSONField(default=everything)
    from_at = models.DateTimeField(default=timezone.now)
    until_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    evidence = EncryptedTextField(blank=True, default="", help_text="What was seen, and when.")
    created_at = models.DateTimeField(default=timezone.now)
    taken_up_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True, help_text="When both were told that it ends.")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects: ClassVar[Any] = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=F("from_at")), name="accounts_authority_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(holder_email_hash=""), name="accounts_authority_is_for_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"authority {self.public_id}"
