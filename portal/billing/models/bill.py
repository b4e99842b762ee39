"""Bills as they came, which nobody changes, and their instalments to find by day."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.accounts.models.person import new_public_id
from portal.integration.encryption import EncryptedJSONField

from ..bills.kinds import Bill
from .account import Account


class StoredBill(models.Model):
    """One bill. Of those of an account and year, the one with the highest number counts.

    ``content`` is a ``bills.kinds.Bill`` as JSON; the columns beside it are for lists. ``current``
    is kept by ``revenues.keeping``.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="bills")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    to_pay = models.BigIntegerField()
    current = models.BooleanField(default=True)
    content = EncryptedJSONField()
    received_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-year", "-number"]
        verbose_name = "bill"
        constraints = [
            models.UniqueConstraint(
                fields=["account", "year", "number"], name="billing_bill_numbered"
            ),
            models.UniqueConstraint(
                fields=["account", "year"],
                condition=Q(current=True),
                name="billing_bill_one_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"bill {self.number} for {self.year}"

    @property
    def bill(self) -> Bill:
        """What it says."""
        from ..bills.written import read

        return read(self.content)


class StoredInstalment(models.Model):
    """One instalment of a bill, to list what is due. Sums are pence."""

    bill = models.ForeignKey(StoredBill, on_delete=models.CASCADE, related_name="instalments")
    due_on = models.DateField()
    amount = models.PositiveBigIntegerField()

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["due_on"]
        verbose_name = "instalment"
        constraints = [
            models.UniqueConstraint(fields=["bill", "due_on"], name="billing_instalment_once"),
        ]
        indexes = [models.Index(fields=["due_on"], name="billing_instalment_due")]

    def __str__(self) -> str:
        return f"due {self.due_on:%-d %B %Y}"
