"""One hazard of one case, from when we knew of it. Moved by ``law.hazards`` only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portal.cases.models import Case, TimelineEntry

from ..law.track import BEFORE_A_LOOK, ENDED, State
from ..words import Hazard, Track


def _moment(help_text: str) -> models.DateTimeField:
    return models.DateTimeField(null=True, blank=True, help_text=help_text)


def _after(later: str, earlier: str) -> Q:
    """Empty, or not before the other, which is not empty then."""
    return Q(**{f"{later}__isnull": True}) | Q(
        **{f"{earlier}__isnull": False, f"{later}__gte": F(earlier)}
    )


def _only_with(states: list[State], **conditions: object) -> Q:
    return ~Q(state__in=states) | Q(**conditions)


class HazardCase(models.Model):
    """What the law calls a hazard, how dangerous we hold it to be, and what we have done."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hazards")
    hazard = models.CharField(max_length=15, choices=Hazard)
    track = models.CharField(
        max_length=11, choices=Track, help_text="What it looks like; once decided, what it is."
    )
    state = models.CharField(max_length=21, choices=State, default=State.POTENTIAL)
    protected = models.BooleanField(
        default=True, help_text="The law on hazards holds for somebody with this tenancy."
    )
    covered = models.BooleanField(help_text="It holds, and for such a hazard already.")
    aware_at = models.DateTimeField(help_text="When we first knew.")
    decided_at = _moment("Staff said how dangerous it is.")
    investigated_at = _moment("The investigation ended.")
    summary_entry = models.ForeignKey(
        TimelineEntry,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The findings as the household reads them. Its deliveries prove that they went.",
    )
    summary_sent_at = _moment("The written findings were sent.")
    safe_at = _moment("The home was made safe.")
    rehoused_at = _moment("The household had somewhere else to stay.")
    more_planned_at = _moment("Work that stops it coming back was begun or planned.")
    more_started_at = _moment("That work started on site.")
    completed_at = _moment("All of it was done.")

    class Meta:
        ordering = ["aware_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    hazard__in=Hazard.values, track__in=Track.values, state__in=State.values
                ),
                name="repairs_hazardcase_known",
            ),
            models.CheckConstraint(
                condition=Q(state=State.POTENTIAL, decided_at__isnull=True)
                | Q(
                    ~Q(state=State.POTENTIAL),
                    decided_at__isnull=False,
                    decided_at__gte=F("aware_at"),
                ),
                name="repairs_hazardcase_decided_says_when",
            ),
            models.CheckConstraint(
                condition=_only_with([State.EMERGENCY], track=Track.EMERGENCY)
                & _only_with([State.SIGNIFICANT], track=Track.SIGNIFICANT)
                & _only_with([State.NONE], track=Track.NONE),
                name="repairs_hazardcase_track_is_state",
            ),
            models.CheckConstraint(
                condition=Q(state__in=BEFORE_A_LOOK, investigated_at__isnull=True)
                | Q(
                    ~Q(state__in=BEFORE_A_LOOK),
                    investigated_at__isnull=False,
                    investigated_at__gte=F("aware_at"),
                ),
                name="repairs_hazardcase_looked_at_says_when",
            ),
            models.CheckConstraint(
                condition=_only_with([State.SUMMARY_SENT], summary_sent_at__isnull=False)
                & _only_with([State.SAFE], safe_at__isnull=False)
                & _only_with([State.REHOUSED], rehoused_at__isnull=False)
                & _only_with([State.MORE_STARTED], more_started_at__isnull=False)
                & _only_with([State.COMPLETE], completed_at__isnull=False),
                name="repairs_hazardcase_state_says_when",
            ),
            models.CheckConstraint(
                condition=_after("summary_sent_at", "investigated_at")
                & _after("safe_at", "investigated_at")
                & _after("rehoused_at", "investigated_at")
                & _after("more_planned_at", "investigated_at")
                & _after("more_started_at", "investigated_at")
                & _after("completed_at", "investigated_at"),
                name="repairs_hazardcase_in_order",
            ),
            models.CheckConstraint(
                condition=Q(more_started_at__isnull=True)
                | Q(safe_at__isnull=False)
                | Q(rehoused_at__isnull=False),
                name="repairs_hazardcase_safe_before_more",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.COMPLETE) | Q(track=Track.NONE) | Q(safe_at__isnull=False),
                name="repairs_hazardcase_complete_is_safe",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.COMPLETE)
                | Q(covered=False)
                | Q(summary_sent_at__isnull=False),
                name="repairs_hazardcase_complete_is_told",
            ),
            models.CheckConstraint(
                condition=Q(covered=False) | Q(protected=True),
                name="repairs_hazardcase_covered_is_protected",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(state__in=ENDED),
                name="repairs_hazardcase_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "aware_at"],
                condition=~Q(state__in=ENDED),
                name="repairs_hazard_running",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_hazard_display()}: {self.get_state_display().lower()}"
