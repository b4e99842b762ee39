"""The rules that set deadlines, as dated content that editors look after."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from portal.cases.closed import Calendar
from portal.cases.lengths import Unit

from ..law.words import HAZARD_STEPS, AtHome, Evidence, Start, Step
from ..words import Hazard, Track

DANGEROUS = (Track.SIGNIFICANT, Track.EMERGENCY)
TRACKS = [track.value for track in DANGEROUS]
TRACK_CHOICES = [(track.value, track.label) for track in DANGEROUS]

LONG_AGO = date(1900, 1, 1)
"""What stands for “it has long been so” where two such rows are compared: empty equals nothing."""


def once_a_day(name: str, *fields: str) -> list[models.UniqueConstraint]:
    """No two rows for the same from the same day, nor two that have long been so."""
    words = "There is a row for this from the same day already."
    same: dict[str, Any] = {"violation_error_message": words}
    undated: dict[str, Any] = {
        **same,
        "condition": Q(valid_from__isnull=True),
        "name": f"repairs_{name}_once_for_ever",
    }
    return [
        models.UniqueConstraint(
            fields=[*fields, "valid_from"], name=f"repairs_{name}_once_a_day", **same
        ),
        models.UniqueConstraint(fields=fields, **undated)
        if fields
        else models.UniqueConstraint(Coalesce("valid_from", Value(LONG_AGO)), **undated),
    ]


class Dated(models.Model):
    """From when to when a rule holds, where it stands, and how well we know it."""

    valid_from = models.DateField(
        null=True, blank=True, help_text="Reports from this day on. Empty: it has long been so."
    )
    valid_to = models.DateField(null=True, blank=True, help_text="The last day. Empty: no end yet.")
    source = models.CharField(
        max_length=200, help_text="The law or the policy that it comes from, with its date."
    )
    evidence = models.CharField(
        "how well we know it", max_length=9, choices=Evidence, default=Evidence.UNSURE
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message="The last day must not be before the first.",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & Q(evidence__in=Evidence.values),
                name="%(app_label)s_%(class)s_has_a_source",
            ),
        ]


class Counted(Dated):
    """A rule with a length."""

    promise = models.CharField(
        max_length=120, help_text="What we must do, to come before “by Tuesday”: We must look at it"
    )
    length = models.PositiveSmallIntegerField(help_text="A number: 10")
    calendar = models.CharField(
        max_length=7,
        choices=Calendar,
        default=Calendar.ENGLAND,
        help_text="Which days do not count. No law knows the days on which we are closed.",
    )

    class Meta(Dated.Meta):
        abstract = True
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(length__gt=0) & ~Q(promise="") & Q(calendar__in=Calendar.values),
                name="%(app_label)s_%(class)s_says_what_and_how_long",
            ),
        ]


class Limit(Counted):
    """By when something must be done about a hazard. Two for one step: the earlier one counts."""

    step = models.CharField(
        "what must happen", max_length=24, choices=[(s.value, s.label) for s in HAZARD_STEPS]
    )
    track = models.CharField(max_length=11, choices=TRACK_CHOICES)
    start = models.CharField("counted from when", max_length=12, choices=Start)
    unit = models.CharField(max_length=13, choices=Unit, default=Unit.WORKING_DAYS)

    class Meta(Counted.Meta):
        ordering = ["track", "step", "start", "-valid_from"]
        constraints = [
            *Counted.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    step__in=[step.value for step in HAZARD_STEPS],
                    track__in=TRACKS,
                    start__in=Start.values,
                    unit__in=Unit.values,
                ),
                name="repairs_limit_known",
            ),
            *once_a_day("limit", "track", "step", "start"),
        ]

    def __str__(self) -> str:
        length = f"{self.length} {Unit(self.unit).label}"
        return f"{Step(self.step).label}, {self.get_track_display().lower()}: {length}"


class HazardPhase(models.Model):
    """From when the law's deadlines hold for a kind of hazard on a track."""

    hazard = models.CharField(max_length=15, choices=Hazard)
    track = models.CharField(max_length=11, choices=TRACK_CHOICES)
    counts_from = models.DateField(
        null=True,
        blank=True,
        help_text="Leave it empty until the day is in a law. Until then no deadline comes from it.",
    )
    expected = models.CharField(
        max_length=80, blank=True, help_text="What is said of a day that is not known: in 2026"
    )
    source = models.CharField(max_length=200, help_text="Where that stands, with its date.")
    evidence = models.CharField(
        "how well we know it", max_length=9, choices=Evidence, default=Evidence.UNSURE
    )

    class Meta:
        ordering = ["hazard", "track"]
        verbose_name = "kind of hazard"
        verbose_name_plural = "kinds of hazard"
        constraints = [
            models.UniqueConstraint(
                fields=["hazard", "track"],
                name="repairs_hazardphase_once",
                violation_error_message="This kind is there already. Change that one.",
            ),
            models.CheckConstraint(
                condition=~Q(source="")
                & Q(
                    hazard__in=Hazard.values,
                    track__in=TRACKS,
                    evidence__in=Evidence.values,
                ),
                name="repairs_hazardphase_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_hazard_display()}, {self.get_track_display().lower()}"


class Precaution(Dated):
    """With somebody like this at home, such a hazard is on this track at least."""

    who = models.CharField("who is at home", max_length=10, choices=AtHome)
    hazard = models.CharField(max_length=15, choices=Hazard)
    track = models.CharField("at least", max_length=11, choices=TRACK_CHOICES)

    class Meta(Dated.Meta):
        ordering = ["hazard", "who"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(
                    who__in=AtHome.values,
                    hazard__in=Hazard.values,
                    track__in=TRACKS,
                ),
                name="repairs_precaution_known",
            ),
            *once_a_day("precaution", "who", "hazard"),
        ]

    def __str__(self) -> str:
        return f"{self.get_hazard_display()}, {self.get_who_display().lower()}"
