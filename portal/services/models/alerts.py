"""What is out of the ordinary just now: alerts on pages, and how each service is running."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from ..blocks import INLINE_FEATURES


class AlertQuerySet(models.QuerySet["Alert"]):
    def active(self, at: datetime | None = None) -> "AlertQuerySet":
        """Those to be shown at this moment."""
        at = at or timezone.now()
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)

    def for_page(self, page: Page | None) -> "AlertQuerySet":
        """Those of the whole site, and of every subtree this page lies in. One query."""
        if page is None:
            return self.filter(subtree=None)
        step = page.steplen
        above = [page.path[:end] for end in range(step, len(page.path) + 1, step)]
        return self.filter(Q(subtree=None) | Q(subtree__path__in=above))


class Alert(models.Model):
    """News that cannot wait, on every page or on one part of the site, for a time."""

    class Level(models.IntegerChoices):
        ANNOUNCEMENT = 1, "Announcement"
        MINOR = 2, "Minor: something is late or closed"
        MAJOR = 3, "Major: danger, or many people affected"
        NOTABLE_DEATH = 4, "Notable death"

    title = models.CharField(max_length=100)
    text = RichTextField(features=INLINE_FEATURES, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level.choices, default=Level.MINOR)
    subtree = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="show on",
        help_text="A page: it shows there and on all pages under it. Left empty: everywhere.",
    )
    starts_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(null=True, blank=True)

    _loaded_end: datetime | None = None
    """The end that the database held when this was read."""

    objects = AlertQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("text"),
        FieldPanel("level"),
        PageChooserPanel("subtree"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
    ]

    class Meta:
        ordering = ["-level", "-starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="services_alert_ends_after_it_starts",
                violation_error_message="An alert must end after it starts.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Alert":
        alert = super().from_db(*args, **kwargs)
        alert._loaded_end = alert.__dict__.get("ends_at")
        return alert

    def clean(self) -> None:
        """Refuse an end in the past, but only where it is newly given.

        A live or ended alert can be saved again: what was true when it was written stays true.
        """
        super().clean()
        changed = self.ends_at != self._loaded_end
        if self.ends_at and changed and self.ends_at <= timezone.now():
            raise ValidationError({"ends_at": "Choose an end that is still to come."})


class ServiceStatus(models.Model):
    """How one service is running today."""

    class State(models.TextChoices):
        RUNNING = "running", "Running as usual"
        DELAYS = "delays", "Running with delays"
        NOT_RUNNING = "not_running", "Not running"

    service = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RUNNING)
    detail = models.CharField(max_length=200, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True)

    panels = [
        FieldPanel("service"),
        FieldPanel("state"),
        FieldPanel("detail"),
        PageChooserPanel("page"),
    ]

    class Meta:
        ordering = ["service"]
        verbose_name_plural = "service statuses"

    def __str__(self) -> str:
        return f"{self.service}: {self.get_state_display()}"
