"""A visit: one time at which somebody comes, from being wanted to having been. See ``visits``."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from portal.integration.encryption import EncryptedJSONField

from .repair import Repair

REFERENCE_LENGTH = 64
KEY_LENGTH = 32


class VisitState(models.TextChoices):
    """How far a visit has come, in words for staff."""

    WANTED = "wanted", "A time is to be chosen"
    ASKED = "asked", "We are to offer times"
    HELD = "held", "A time is kept"
    BOOKED = "booked", "Booked"
    SENT = "sent", "Somebody is on the way"
    ATTENDED = "attended", "Somebody came"
    NO_ACCESS = "no_access", "Nobody let us in"
    MISSED = "missed", "Nobody came"
    CANCELLED = "cancelled", "Cancelled"


OVER = (
    VisitState.ATTENDED,
    VisitState.NO_ACCESS,
    VisitState.MISSED,
    VisitState.CANCELLED,
)
"""How a visit ends. A follow-on visit is another."""
HAS_A_TIME = (
    VisitState.BOOKED,
    VisitState.SENT,
    VisitState.ATTENDED,
    VisitState.NO_ACCESS,
    VisitState.MISSED,
)


class Call(models.TextChoices):
    """What the scheduler has been asked for and has not answered."""

    HOLD = "hold", "Keep a time"
    CONFIRM = "confirm", "Book it"
    CHANGE = "change", "Move it"
    CANCEL = "cancel", "Cancel it"


CALLS = {
    Call.HOLD: (VisitState.WANTED, VisitState.ASKED, VisitState.HELD),
    Call.CONFIRM: (VisitState.HELD,),
    Call.CHANGE: (VisitState.BOOKED, VisitState.SENT),
    Call.CANCEL: (VisitState.BOOKED, VisitState.SENT),
}
"""The states in which a call may be under way. Somebody may be sent while we do not know yet."""


class Asked(models.TextChoices):
    """Why we are to offer times, in words for staff."""

    AWAY = "away", "We could not reach the diary"
    FULL = "full", "There were no free times"
    CALL = "call", "No time suits them: they want a call"


def _a_call_that_fits() -> Q:
    fits = Q(call="")
    for call, states in CALLS.items():
        fits |= Q(call=call, state__in=states)
    return fits


class Visit(models.Model):
    """One visit for a repair. Times are moments; what the scheduler calls it are references.

    While the scheduler is asked for something, ``call`` and ``key`` say for what: they are written
    before it is asked and go when it is known what came of it. ``slot`` is what was asked for.
    ``ends_repair``: with the visit the repair is to be cancelled. Changed by ``visits`` only.
    """

    repair = models.ForeignKey(Repair, on_delete=models.CASCADE, related_name="visits")
    number = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=9, choices=VisitState, default=VisitState.WANTED)
    state_at = models.DateTimeField(default=timezone.now)
    start = models.DateTimeField(null=True, blank=True)
    end = models.DateTimeField(null=True, blank=True)
    hold = models.CharField(max_length=REFERENCE_LENGTH, blank=True, editable=False)
    held_until = models.DateTimeField(null=True, blank=True, editable=False)
    booking = models.CharField(max_length=REFERENCE_LENGTH, blank=True, editable=False)
    late_until = models.DateTimeField(
        null=True, blank=True, help_text="When somebody is to come at the latest, if we are late."
    )
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    sequence = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="How often its time has changed."
    )
    call = models.CharField(max_length=7, choices=Call, blank=True, editable=False)
    key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    called_at = models.DateTimeField(null=True, blank=True, editable=False)
    slot = EncryptedJSONField(default=dict, editable=False)
    ends_repair = models.BooleanField(default=False, editable=False)
    asked_for = models.CharField(
        "why times are to be offered", max_length=4, choices=Asked, blank=True, editable=False
    )

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["repair", "number"]
        constraints = [
            models.UniqueConstraint(fields=["repair", "number"], name="repairs_visit_numbered"),
            models.UniqueConstraint(
                fields=["repair"],
                condition=~Q(state__in=OVER),
                name="repairs_visit_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=VisitState.values,
                    call__in=["", *Call.values],
                    asked_for__in=["", *Asked.values],
                ),
                name="repairs_visit_known",
            ),
            models.CheckConstraint(
                condition=_a_call_that_fits(), name="repairs_visit_call_fits_its_state"
            ),
            models.CheckConstraint(
                condition=(Q(state=VisitState.ASKED) & ~Q(asked_for=""))
                | (~Q(state=VisitState.ASKED) & Q(asked_for="")),
                name="repairs_visit_asked_says_why",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")),
                name="repairs_visit_window",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=HAS_A_TIME) | (Q(start__isnull=False) & ~Q(booking="")),
                name="repairs_visit_booked_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.HELD)
                | (Q(start__isnull=False, held_until__isnull=False) & ~Q(hold="")),
                name="repairs_visit_held_says_until",
            ),
            models.CheckConstraint(
                condition=Q(call="", key="", called_at__isnull=True)
                | (~Q(call="") & ~Q(key="") & Q(called_at__isnull=False)),
                name="repairs_visit_call_has_a_key",
            ),
        ]
        indexes = [
            models.Index(fields=["start"], name="repairs_visit_start"),
            models.Index(
                fields=["state", "state_at"],
                condition=~Q(state__in=OVER),
                name="repairs_visit_waiting",
            ),
            models.Index(
                fields=["called_at"], condition=~Q(call=""), name="repairs_visit_unanswered"
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.number}: {self.get_state_display()}"

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def job(self) -> str:
        """What a scheduler knows the visit as: no two visits share one."""
        return f"{self.repair.case.reference}-{self.number}"
