"""An account for one tax on one property, who pays it, and in whose account here it stands."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts.models import Organisation, Person
from portal.accounts.models.person import new_public_id, nothing
from portal.integration.encryption import EncryptedJSONField, EncryptedTextField

from ..words import Tax, choices

HASH = 64


class Account(models.Model):
    """What the revenues system says of one account, as it last told us at ``told_at``.

    The portal decides nothing here: rows come from ``revenues`` alone. Sums are pence; ``balance``
    is what is owed now, and below nothing where too much was paid. ``public_id`` stands in
    addresses, since a reference is about a person. ``secret_hash`` is of the key that is printed on
    the bill.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    tax = models.CharField(max_length=14, choices=choices(Tax))
    reference = EncryptedTextField()
    reference_hash = models.CharField(max_length=HASH, unique=True)
    secret_hash = models.CharField(max_length=HASH, blank=True)
    address = EncryptedJSONField(default=nothing)
    uprn = EncryptedTextField(blank=True, default="")
    postcode_hash = models.CharField(max_length=HASH, blank=True)
    band = models.CharField(max_length=1, blank=True)
    rateable_value = models.PositiveBigIntegerField(null=True, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    balance = models.BigIntegerField(default=0)
    overdue = models.PositiveBigIntegerField(default=0)
    paperless = models.BooleanField(default=False)
    direct_debit = models.BooleanField(default=False)
    told_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tax__in=list(Tax)) & ~Q(reference_hash=""),
                name="billing_account_known",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="billing_account_closed_after_opened",
            ),
            models.CheckConstraint(
                condition=Q(tax=Tax.COUNCIL_TAX, rateable_value__isnull=True)
                | Q(tax=Tax.BUSINESS_RATES, band=""),
                name="billing_account_has_one_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{Tax(self.tax).words} account {self.public_id}"


class Payer(models.Model):
    """One person or business that must pay. Several of one account each owe the whole."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="payers")
    number = models.PositiveSmallIntegerField()
    name = EncryptedTextField()
    name_hash = models.CharField(
        max_length=HASH, help_text="Of the surname, or of a whole organisation's name."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["account", "number"]
        constraints = [
            models.UniqueConstraint(fields=["account", "number"], name="billing_payer_numbered"),
        ]

    def __str__(self) -> str:
        return f"payer {self.number}"


class Joined(models.Model):
    """An account that stands in somebody's account here, or among an organisation's things.

    ``payer`` is who of the account they are. Ended rows stay, so that who saw what is known.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="joined")
    payer = models.ForeignKey(Payer, on_delete=models.SET_NULL, null=True, related_name="joined")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="tax_accounts"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="tax_accounts"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name_plural = "joined"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
                name="billing_joined_has_one_holder",
            ),
            models.UniqueConstraint(
                fields=["person", "account"],
                condition=Q(ended_at__isnull=True),
                name="billing_joined_person_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "account"],
                condition=Q(ended_at__isnull=True),
                name="billing_joined_organisation_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}, since {self.since:%-d %B %Y}"
