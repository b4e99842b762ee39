"""What was charged to an account and what was paid, as the revenues system has it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from ..words import EntryKind, choices
from .account import Account


class Entry(models.Model):
    """One entry. Pence: what is to pay is above nothing, what was paid or taken off below it.

    The sum of all entries is the account's balance. ``external_id`` is the revenues system's own.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="entries")
    external_id = models.CharField(max_length=40)
    on = models.DateField()
    kind = models.CharField(max_length=8, choices=choices(EntryKind))
    words = models.CharField(max_length=120)
    amount = models.BigIntegerField()

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["account", "external_id"], name="billing_entry_once"),
            models.CheckConstraint(
                condition=Q(kind__in=list(EntryKind)) & ~Q(external_id=""),
                name="billing_entry_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.on:%-d %B %Y}"
