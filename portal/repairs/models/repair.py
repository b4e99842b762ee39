"""A repair: the part of a case that only repairs know. Moved by ``course.moving`` only."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from portal.cases.models import Case

from ..course.states import PAIRS, Hold, State
from ..law.words import Tenure
from ..words import Place, Priority, Responsibility
from .catalogue import KEY_LENGTH
from .catalogue_version import CatalogueVersion

_UNSORTED = (State.CANCELLED, State.NOT_OURS, State.DUPLICATE)
"""How a report may end that nobody has given a priority."""


def _a_move(before: str, after: str) -> Q:
    """Only pairs of states of which the one may lead to the other."""
    pairs = (Q(**{before: here, after: there}) for here, there in PAIRS)
    return reduce(or_, pairs)


class Repair(models.Model):
    """What is wrong, how soon it is to be mended, and how far that has come.

    ``came_from`` is the state before this one; a trigger keeps it true, so that the database knows
    each move and refuses one that there is not. What the catalogue has no words for has no ``leaf``
    and waits for somebody to read it. Nothing here says who lives there: a home and a building are
    keyed hashes, to find what was reported before.
    """

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="repair")
    state = models.CharField(max_length=16, choices=State, default=State.RECEIVED)
    came_from = models.CharField(max_length=16, choices=State, blank=True, editable=False)
    state_at = models.DateTimeField(help_text="When it came to stand there.")
    told_at = models.DateTimeField(
        help_text="When we knew of it: from the answer about danger, if there was one."
    )
    version = models.ForeignKey(
        CatalogueVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="repairs"
    )
    leaf = models.SlugField(max_length=KEY_LENGTH, blank=True, help_text="Key in the catalogue.")
    danger = models.SlugField(max_length=KEY_LENGTH, blank=True, help_text="The same, if any.")
    place = models.CharField(max_length=7, choices=Place)
    priority = models.CharField(max_length=9, choices=Priority, blank=True)
    responsibility = models.CharField(max_length=12, choices=Responsibility, blank=True)
    trade = models.CharField(max_length=40, blank=True)
    sor = models.CharField("SOR code", max_length=20, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    hold = models.CharField("on hold for", max_length=10, choices=Hold, blank=True)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    reopened = models.PositiveSmallIntegerField(default=0, help_text="How often it was not fixed.")
    tenure = models.CharField(
        max_length=12,
        choices=Tenure,
        default=Tenure.UNKNOWN,
        help_text="As the housing system says.",
    )
    tenure_checked_at = models.DateTimeField(null=True, blank=True)
    by_phone = models.BooleanField(
        "agree times by telephone", default=False, help_text="Visits are not booked online."
    )
    home_hash = models.CharField(max_length=64, blank=True, editable=False)
    building_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["-state_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.RECEIVED, came_from="") | _a_move("came_from", "state"),
                name="repairs_repair_came_by_a_move",
            ),
            models.CheckConstraint(
                condition=Q(
                    place__in=Place.values,
                    priority__in=["", *Priority.values],
                    responsibility__in=["", *Responsibility.values],
                    hold__in=["", *Hold.values],
                    tenure__in=Tenure.values,
                ),
                name="repairs_repair_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.RECEIVED, State.TRIAGE, *_UNSORTED])
                | (~Q(priority="") & ~Q(responsibility="")),
                name="repairs_repair_sorted_when_taken_on",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.ON_HOLD) & ~Q(hold=""))
                | (~Q(state=State.ON_HOLD) & Q(hold="")),
                name="repairs_repair_on_hold_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DUPLICATE, duplicate_of__isnull=False)
                | (~Q(state=State.DUPLICATE) & Q(duplicate_of__isnull=True)),
                name="repairs_repair_duplicate_says_of_what",
            ),
            models.CheckConstraint(
                condition=Q(duplicate_of__isnull=True) | ~Q(duplicate_of=F("id")),
                name="repairs_repair_is_not_its_own_duplicate",
            ),
            models.CheckConstraint(
                condition=Q(state_at__gte=F("told_at")),
                name="repairs_repair_stands_since_told",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "state_at"], name="repairs_repair_board"),
            models.Index(
                fields=["building_hash", "leaf"],
                condition=~Q(building_hash=""),
                name="repairs_repair_building",
            ),
            models.Index(
                fields=["home_hash"], condition=~Q(home_hash=""), name="repairs_repair_home"
            ),
            models.Index(
                fields=["case"], condition=Q(reopened__gt=0), name="repairs_repair_reopened"
            ),
            models.Index(
                fields=["state"], condition=Q(by_phone=True), name="repairs_repair_by_phone"
            ),
            models.Index(
                fields=["told_at"],
                condition=Q(tenure_checked_at__isnull=True),
                name="repairs_repair_unchecked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.shown_reference}: {self.get_state_display()}"


class RepairMove(models.Model):
    """One move of a repair. Written with it and never changed: times to each state come from it."""

    repair = models.ForeignKey(Repair, on_delete=models.CASCADE, related_name="moves")
    before = models.CharField(max_length=16, choices=State)
    after = models.CharField(max_length=16, choices=State)
    at = models.DateTimeField()

    objects: ClassVar[Any] = models.Manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_a_move("before", "after"), name="repairs_repairmove_is_one"
            )
        ]
        indexes = [models.Index(fields=["after", "at"], name="repairs_repairmove_when")]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"
