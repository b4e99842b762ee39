"""Who agreed to bills without paper, in which words, and which bills they were told of."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.integration.encryption import EncryptedTextField

from ..paperless.words import FELL_BACK, Why
from ..words import choices
from .account import Joined
from .bill import StoredBill


class PaperlessTerms(models.Model):
    """How the council serves bills without paper, from a day on. Dated content.

    The law (Council Tax (Administration and Enforcement) Regulations 1992, as amended for
    electronic communications) says when a notice counts as served: the council confirms the number.
    """

    valid_from = models.DateField(help_text="Bills from this day on.")
    served_after = models.PositiveSmallIntegerField(
        help_text="Business days after our e-mail, on which the law takes a bill as served."
    )
    unread_days = models.PositiveSmallIntegerField(
        help_text="Days after which a bill that nobody opened goes by post. 0: never."
    )
    source = models.CharField(max_length=200, help_text="Where this stands, with its date.")
    confirmed = models.BooleanField(
        default=False, help_text="Whether the council's lawyers have confirmed it."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-valid_from"]
        verbose_name = "terms for paperless bills"
        verbose_name_plural = "terms for paperless bills"
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"],
                name="billing_paperless_terms_once_a_day",
                violation_error_message="There are terms from the same day already.",
            ),
            models.CheckConstraint(
                condition=~Q(source=""), name="billing_paperless_terms_have_a_source"
            ),
        ]

    def __str__(self) -> str:
        return f"Bills without paper from {self.valid_from:%-d %B %Y}"


def terms_on(day: date) -> PaperlessTerms | None:
    """Those that hold on a day; None where the council has set none."""
    found: PaperlessTerms | None = PaperlessTerms.objects.filter(valid_from__lte=day).first()
    return found


class Paperless(models.Model):
    """What one payer said to bills without paper. Going back ends it; agreeing again is a new row.

    ``wording`` is the version of the words that they read, ``email`` the address they agreed to.
    """

    joined = models.ForeignKey(Joined, on_delete=models.CASCADE, related_name="paperless")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    wording = models.CharField(max_length=20)
    email = EncryptedTextField(blank=True, default="")
    begun_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=8, blank=True, choices=choices(Why))
    seen_at = models.DateTimeField(
        null=True, help_text="When they read here that we went back to paper."
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        verbose_name = "agreement to paperless bills"
        verbose_name_plural = "agreements to paperless bills"
        constraints = [
            models.UniqueConstraint(
                fields=["joined"],
                condition=Q(ended_at__isnull=True),
                name="billing_paperless_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_why="")
                | Q(ended_at__gte=F("begun_at"), ended_why__in=list(Why)),
                name="billing_paperless_ends_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.joined.account}, agreed {self.begun_at:%-d %B %Y}"

    @property
    def fell_back(self) -> bool:
        """Whether we went back to paper of ourselves."""
        return self.ended_why in FELL_BACK


class BillNotice(models.Model):
    """That one payer was told of one bill. ``sent_at`` is when the mail server took our e-mail."""

    paperless = models.ForeignKey(Paperless, on_delete=models.CASCADE, related_name="notices")
    bill = models.ForeignKey(StoredBill, on_delete=models.CASCADE, related_name="notices")
    queued_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    viewed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-queued_at", "-pk"]
        verbose_name = "notice of a bill"
        verbose_name_plural = "notices of bills"
        constraints = [
            models.UniqueConstraint(fields=["paperless", "bill"], name="billing_notice_once"),
        ]
        indexes = [
            models.Index(
                fields=["queued_at"],
                condition=Q(viewed_at__isnull=True),
                name="billing_notice_unread",
            ),
        ]

    def __str__(self) -> str:
        return f"notice of {self.bill}"
