"""Direct Debits that payers asked for, and the council's own terms for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.accounts.models import Person
from portal.accounts.models.person import new_public_id, nothing
from portal.integration.encryption import EncryptedJSONField, EncryptedTextField

from ..direct_debit.words import LIVE, State, Why
from ..words import choices
from .account import Account

LAST_DAY = 28
"""Every month has it."""


def read_days(text: str) -> tuple[int, ...]:
    """Read ``1, 15, 28``. Raises ValidationError."""
    try:
        days = tuple(sorted({int(each) for each in text.split(",")}))
    except ValueError:
        days = ()
    if not days or days[0] < 1 or days[-1] > LAST_DAY:
        raise ValidationError(f"Write days from 1 to {LAST_DAY} with commas between: 1, 15, 28")
    return days


class DirectDebitTerms(models.Model):
    """What the council has agreed with its sponsor bank, from a day on. Dated content.

    The instruction keeps the terms under which it was given, so they are never deleted with it.
    """

    valid_from = models.DateField(help_text="Instructions from this day on.")
    valid_to = models.DateField(null=True, blank=True, help_text="The last day. Empty: no end yet.")
    originator = models.CharField(
        max_length=60, help_text="The name that stands on a payer's bank statement."
    )
    originator_number = models.CharField(
        max_length=6,
        validators=[RegexValidator(r"^[0-9]{6}$", "The service user number has 6 figures.")],
        help_text="The service user number that Bacs gave the council.",
    )
    payment_days = models.CharField(
        max_length=40,
        validators=[cast("Callable[[Any], None]", read_days)],
        help_text="Days of the month that a payer may choose: 1, 15, 28",
    )
    notice_days = models.PositiveSmallIntegerField(
        help_text="Working days between telling the payer and the first payment."
    )
    confirm_days = models.PositiveSmallIntegerField(
        help_text="Working days in which we confirm the instruction in writing."
    )
    guarantee = models.TextField(
        help_text="The Direct Debit Guarantee. Take the official wording from your sponsor bank; "
        "leave a line empty between paragraphs."
    )
    guarantee_is_official = models.BooleanField(
        default=False,
        help_text="Whether that is the official wording. Without the tick the page says that it "
        "is our own summary.",
    )
    source = models.CharField(max_length=200, help_text="Where this was agreed, with its date.")

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-valid_from"]
        verbose_name = "terms for Direct Debits"
        verbose_name_plural = "terms for Direct Debits"
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"],
                name="billing_dd_terms_once_a_day",
                violation_error_message="There are terms from the same day already.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="billing_dd_terms_end_after_they_begin",
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(originator="") & ~Q(guarantee=""),
                name="billing_dd_terms_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Direct Debits from {self.valid_from:%-d %B %Y}"

    def clean(self) -> None:
        """Terms that somebody has agreed to stay as they are, but for their last day."""
        super().clean()
        if self.pk is None or not DirectDebit.objects.filter(terms=self.pk).exists():
            return
        before = DirectDebitTerms.objects.get(pk=self.pk)
        names = [each.attname for each in self._meta.concrete_fields if each.name != "valid_to"]
        if any(getattr(self, name) != getattr(before, name) for name in names):
            raise ValidationError(
                "Somebody has agreed to these terms. Give them a last day, and write new ones."
            )

    @property
    def days(self) -> tuple[int, ...]:
        """Those that a payer may choose."""
        return read_days(self.payment_days)

    @property
    def guarantee_paragraphs(self) -> list[str]:
        """The guarantee, paragraph by paragraph."""
        blocks = self.guarantee.replace("\r\n", "\n").split("\n\n")
        return [" ".join(each.split()) for each in blocks if each.strip()]


class DirectDebit(models.Model):
    """One instruction that a payer gave here. Dates and pence of ``schedule`` are as it was shown.

    The numbers are kept until the revenues system has answered, then only the ``ending``: nobody
    here needs them any more.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="direct_debits")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    terms = models.ForeignKey(DirectDebitTerms, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=choices(State), default=State.ASKED)
    holder = EncryptedTextField()
    sort_code = EncryptedTextField(blank=True, default="")
    number = EncryptedTextField(blank=True, default="")
    ending = EncryptedTextField()
    day = models.PositiveSmallIntegerField()
    schedule = EncryptedJSONField(default=nothing)
    verdict = models.CharField(max_length=13, blank=True)
    """What the modulus check said; empty where the council has no table."""
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    """When what the revenues system said last was true."""
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=11, choices=choices(Why), blank=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = "Direct Debit"
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(state__in=list(LIVE)), name="billing_dd_one_live"
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(LIVE), ended_at__isnull=True)
                | (Q(ended_at__isnull=False) & ~Q(state__in=list(LIVE))),
                name="billing_dd_ended_or_live",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(State), day__gte=1, day__lte=LAST_DAY),
                name="billing_dd_known",
            ),
        ]

    def __str__(self) -> str:
        return f"Direct Debit {self.public_id}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


class DirectDebitDraft(models.Model):
    """What somebody has answered so far, for an hour or so. One for an account and a user."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    answers = EncryptedJSONField(default=nothing)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        verbose_name = "unfinished Direct Debit"
        constraints = [
            models.UniqueConstraint(fields=["account", "user"], name="billing_dd_draft_once"),
        ]

    def __str__(self) -> str:
        return f"unfinished Direct Debit of {self.account}"


class ModulusTable(models.Model):
    """The tables of the modulus check as somebody uploaded them. A new one is a new version.

    Without ``valid_from`` it is looked at and not in use.
    """

    weights = models.TextField()
    substitutes = models.TextField(blank=True)
    rows = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    valid_from = models.DateField(null=True, blank=True)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        verbose_name = "table for checking bank accounts"
        verbose_name_plural = "tables for checking bank accounts"
        constraints = [
            models.UniqueConstraint(fields=["valid_from"], name="billing_modulus_once_a_day"),
            models.CheckConstraint(
                condition=Q(rows__gt=0) & ~Q(weights=""), name="billing_modulus_has_rows"
            ),
        ]

    def __str__(self) -> str:
        return f"Table uploaded on {timezone.localtime(self.uploaded_at):%-d %B %Y}"


def in_use_on(day: date) -> Q:
    """Terms that hold on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
