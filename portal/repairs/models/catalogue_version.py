"""The catalogue as it was on a day, frozen. Reports say which version they were made with."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from portal.cases.models import WrittenOnce

MAY_CHANGE = frozenset({"state", "published_at", "published_by"})


class CatalogueState(models.TextChoices):
    """Who sees a version."""

    PREVIEW = "preview", "Preview for the tenants' panel"
    LIVE = "live", "What everybody uses"
    PAST = "past", "Not in use any more"


class NotByTheWay(models.QuerySet["CatalogueVersion"]):
    """Rows that go nowhere, and change only in what may change."""

    def update(self, **values: Any) -> int:
        """Raises WrittenOnce for anything but who sees it."""
        if set(values) - MAY_CHANGE:
            raise WrittenOnce("Make another version instead.")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Raises WrittenOnce: reports name their version."""
        raise WrittenOnce("A version stays, because reports were made with it.")


class CatalogueVersion(models.Model):
    """One version. ``frozen`` is what ``catalogue.frozen.freeze`` gave, and was proved."""

    number = models.PositiveIntegerField(unique=True, help_text="1 for the first version.")
    state = models.CharField(max_length=7, choices=CatalogueState)
    fingerprint = models.CharField(max_length=64, unique=True)
    frozen = models.TextField()
    made_at = models.DateTimeField(default=timezone.now, db_default=Now())
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="When it began to be what everybody uses."
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who made it a preview, or published it.",
    )

    objects: ClassVar[Any] = NotByTheWay.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = "version of the repairs catalogue"
        verbose_name_plural = "versions of the repairs catalogue"
        default_permissions = ("view",)
        permissions = [("publish_catalogue", "Can publish the repairs catalogue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__gte=1, state__in=CatalogueState.values) & ~Q(frozen=""),
                name="repairs_catalogueversion_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=CatalogueState.LIVE) | Q(published_at__isnull=False),
                name="repairs_catalogueversion_live_says_since_when",
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=CatalogueState.LIVE),
                name="repairs_catalogueversion_one_is_live",
            ),
            models.UniqueConstraint(
                fields=["state"],
                condition=Q(state=CatalogueState.PREVIEW),
                name="repairs_catalogueversion_one_is_a_preview",
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises WrittenOnce for any change but of who sees it."""
        changing = set(kwargs.get("update_fields") or ("frozen",))
        if not self._state.adding and changing - MAY_CHANGE:
            raise WrittenOnce("Make another version instead.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises WrittenOnce: reports name their version."""
        raise WrittenOnce("A version stays, because reports were made with it.")
