"""A deadline: from which event, for how long, and by which law or promise."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portal.integration.encryption import EncryptedTextField

from ..closed import Calendar
from ..lengths import Length, Unit
from .case import Case


class Basis(models.TextChoices):
    """A law's deadline cannot be moved by us; a promise of ours can."""

    LAW = "law", "Law"
    POLICY = "policy", "Our own promise"


class Timed(models.Model):
    """What a deadline is made of, whether it is promised or running."""

    step = models.SlugField(help_text="What is to happen: reply, acknowledge")
    promise = models.CharField(
        max_length=120, help_text="What we do, to come before “by Tuesday”: We will reply"
    )
    length = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=13, choices=Unit, default=Unit.WORKING_DAYS)
    calendar = models.CharField(max_length=7, choices=Calendar, default=Calendar.COUNCIL)
    basis = models.CharField(max_length=6, choices=Basis, default=Basis.POLICY)
    source = models.CharField(
        max_length=200, help_text="The law or the policy that it comes from, with its date."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(length__gt=0), name="%(app_label)s_%(class)s_takes_time"
            ),
            models.CheckConstraint(
                condition=Q(
                    unit__in=Unit.values, calendar__in=Calendar.values, basis__in=Basis.values
                ),
                name="%(app_label)s_%(class)s_known",
            ),
            models.CheckConstraint(
                condition=~Q(step="") & ~Q(promise="") & ~Q(source=""),
                name="%(app_label)s_%(class)s_says_what_and_why",
            ),
        ]

    @property
    def takes(self) -> Length:
        return Length(self.length, Unit(self.unit))


class Clock(Timed):
    """One deadline of one case. It runs, stands still or has stopped."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    public = models.BooleanField(default=True, help_text="The person is told of it.")
    start_event = models.CharField(max_length=80, help_text="What set it going: case opened")
    started_at = models.DateTimeField()
    extension = models.PositiveSmallIntegerField(default=0, help_text="In the same unit.")
    extension_reason = EncryptedTextField(blank=True, default="")
    due_at = models.DateTimeField(
        null=True, blank=True, help_text="Empty while it stands still with time left."
    )
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta(Timed.Meta):
        ordering = ["due_at", "pk"]
        constraints = [
            *Timed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_at__isnull=True) | Q(due_at__gt=F("started_at")),
                name="cases_clock_due_after_start",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at__isnull=True)
                | Q(stopped_at__gte=F("started_at"), due_at__isnull=False),
                name="cases_clock_stopped_after_start",
            ),
            models.UniqueConstraint(
                fields=["case", "step"],
                condition=Q(stopped_at__isnull=True),
                name="cases_clock_one_running_for_a_step",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(stopped_at__isnull=True), name="cases_clock_running"
            )
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.takes}"

    @property
    def allowed(self) -> Length:
        """The length with its extension."""
        return self.takes + self.extension

    @property
    def in_time(self) -> bool | None:
        """Whether it was stopped in time; None while it is not stopped."""
        if self.stopped_at is None or self.due_at is None:
            return None
        return self.stopped_at <= self.due_at


class ClockPause(models.Model):
    """A time during which a clock stood still, and why. ``ended_at`` is empty while it does."""

    clock = models.ForeignKey(Clock, on_delete=models.CASCADE, related_name="pauses")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reason = EncryptedTextField()
    until_answered = models.BooleanField(
        default=False, help_text="It runs on by itself when we wait for the person no longer."
    )

    class Meta:
        ordering = ["began_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")),
                name="cases_clockpause_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["clock"],
                condition=Q(ended_at__isnull=True),
                name="cases_clockpause_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"from {self.began_at:%-d %B %Y}"
