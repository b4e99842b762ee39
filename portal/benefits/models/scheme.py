"""Dated rules of benefits as staff write them: schemes, the law's figures, and who gives what."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone

from portal.cases.models import WrittenOnce

MAY_CHANGE = frozenset({"state", "last", "used_at", "used_by"})
"""What may still change once rules have been put in use. Never what they say, nor since when."""


class Part(models.TextChoices):
    """What a row is about."""

    SCHEME = "scheme", "Council Tax Reduction: working age"
    OLDER_TAX = "older-tax", "Council Tax Reduction: pension age"
    OLDER_RENT = "older-rent", "Housing Benefit: pension age"
    YOUNGER_RENT = "younger-rent", "Housing Benefit: working age"
    PENSION_AGES = "pension-ages", "State Pension age"
    PROVISIONS = "provisions", "Who gives which help"
    PROOFS = "proofs", "What a claim has to prove"
    DISPUTES = "disputes", "How a decision is disputed"
    LIMITS = "limits", "Time limits of a claim"


class RulesState(models.TextChoices):
    """How far a row has come."""

    DRAFT = "draft", "Draft"
    IN_USE = "in-use", "In use"
    PAST = "past", "Taken out of use"


class OnlyInSmallThings(models.QuerySet["RulesVersion"]):
    """Rows that, once in use, change only in what may change."""

    def update(self, **values: Any) -> int:
        """Raises WrittenOnce if it would change what rules in use say."""
        if set(values) - MAY_CHANGE and self.exclude(state=RulesState.DRAFT).exists():
            raise WrittenOnce("Make another version instead.")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raises WrittenOnce if one of them has been in use."""
        if self.exclude(state=RulesState.DRAFT).exists():
            raise WrittenOnce("Rules that were in use stay, because estimates were made with them.")
        return super().delete()


class RulesVersion(models.Model):
    """One set of rules, from a day to a day. ``written`` is YAML: see ``schemes.reading``."""

    part = models.CharField("what it is about", max_length=12, choices=Part)
    first = models.DateField("first day", help_text="It holds from this day on.")
    last = models.DateField(
        "last day", null=True, blank=True, help_text="The last day. Empty: no end is known yet."
    )
    written = models.TextField(
        "rules", help_text="Money is in pounds: 480.50. A percentage is a number: 75."
    )
    state = models.CharField(max_length=6, choices=RulesState, default=RulesState.DRAFT)
    made_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    used_at = models.DateTimeField("in use since", null=True, blank=True, editable=False)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="put in use by",
    )

    objects: ClassVar[Any] = OnlyInSmallThings.as_manager()

    class Meta:
        ordering = ["part", "-first", "-pk"]
        verbose_name = "rules of benefits"
        verbose_name_plural = "rules of benefits"
        permissions = [("use_rulesversion", "Can put rules of benefits in use")]
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=Part.values, state__in=RulesState.values) & ~Q(written=""),
                name="benefits_rulesversion_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
                name="benefits_rulesversion_ends_after_it_begins",
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(state=RulesState.DRAFT) | Q(used_at__isnull=False),
                name="benefits_rulesversion_says_since_when",
            ),
            models.UniqueConstraint(
                fields=["part", "first"],
                condition=Q(state=RulesState.IN_USE),
                name="benefits_rulesversion_one_from_a_day",
                violation_error_message="Rules from this day are in use already.",
            ),
        ]

    def __str__(self) -> str:
        until = f" to {self.last:%-d %B %Y}" if self.last else ""
        return f"{self.get_part_display()}, from {self.first:%-d %B %Y}{until}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises WrittenOnce for a change of what rules in use say."""
        changing = set(kwargs.get("update_fields") or ("written",))
        if self.pk and changing - MAY_CHANGE and self._was_in_use():
            raise WrittenOnce("Make another version instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises WrittenOnce unless it is a draft."""
        if self._was_in_use():
            raise WrittenOnce("Rules that were in use stay, because estimates were made with them.")
        return super().delete(*args, **kwargs)

    @property
    def is_draft(self) -> bool:
        return self.state == RulesState.DRAFT

    def _was_in_use(self) -> bool:
        """What the database says of it, whatever this copy says."""
        rows = type(self).objects.filter(pk=self.pk).exclude(state=RulesState.DRAFT)
        return bool(rows.exists())
