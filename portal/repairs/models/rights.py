"""The Right to Repair: what it covers, what it pays, and how one of a tenant is going."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from portal.cases.models import Case

from ..law.money import Terms
from ..law.second import ENDED, Stage, Why
from ..words import Defect
from .law import Counted, Dated, once_a_day

LAST_DAYS = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), start=1))


class Right(Counted):
    """By when a defect must be mended under the Right to Repair: working days."""

    defect = models.CharField(max_length=13, choices=Defect)
    season_from = models.CharField(
        max_length=5, blank=True, help_text="Month and day, such as 11-01. Empty: all year."
    )
    season_to = models.CharField(max_length=5, blank=True, help_text="The last day: 04-30")

    class Meta(Counted.Meta):
        ordering = ["defect", "season_from", "-valid_from"]
        verbose_name = "Right to Repair"
        verbose_name_plural = "Right to Repair"
        constraints = [
            *Counted.Meta.constraints,
            models.CheckConstraint(
                condition=Q(defect__in=Defect.values), name="repairs_right_known"
            ),
            models.CheckConstraint(
                condition=Q(season_from="", season_to="") | (~Q(season_from="") & ~Q(season_to="")),
                name="repairs_right_season_is_whole",
                violation_error_message="A season needs its first and its last day.",
            ),
            *once_a_day("right", "defect", "season_from"),
        ]

    def __str__(self) -> str:
        days = "working day" if self.length == 1 else "working days"
        return f"{self.get_defect_display()}: {self.length} {days}"

    def clean(self) -> None:
        wrong = {
            name: "Write the month and the day with two figures each, such as 11-01."
            for name in ("season_from", "season_to")
            if (value := getattr(self, name)) and not is_day_of_year(value)
        }
        if wrong:
            raise ValidationError(wrong)


class SecondTerms(Dated):
    """What the Right to Repair pays when the second contractor is late too. Sums in pence."""

    first_sum = models.PositiveIntegerField(help_text="In pence: 1000 is £10.")
    a_day = models.PositiveIntegerField(help_text="For each day after, in pence.")
    most = models.PositiveIntegerField(help_text="Never more than this, in pence.")
    value_limit = models.PositiveIntegerField(
        help_text="The right is for repairs that cost no more than this, in pence."
    )

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]
        verbose_name = "Right to Repair payment"
        constraints = [
            *Dated.Meta.constraints,
            *once_a_day("secondterms"),
            models.CheckConstraint(
                condition=Q(most__gte=F("first_sum")), name="repairs_secondterms_most_is_most"
            ),
        ]

    def __str__(self) -> str:
        return f"from {self.valid_from:%-d %B %Y}" if self.valid_from else "since long ago"

    @property
    def terms(self) -> Terms:
        return Terms(self.first_sum, self.a_day, self.most)


class RightToRepair(models.Model):
    """A tenant's right to one repair: the first period, the second contractor, what is owed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="rights_to_repair")
    defect = models.CharField(max_length=13, choices=Defect)
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.FIRST)
    working_days = models.PositiveSmallIntegerField(help_text="Of each of the two periods.")
    reported_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, help_text="Told of the other contractor.")
    second_at = models.DateTimeField(null=True, help_text="The other contractor was asked.")
    second_due_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="Mended, or the right ended.")
    why_void = models.CharField(max_length=10, choices=Why, blank=True)
    first_sum = models.PositiveIntegerField(null=True, help_text="The sums of that day, in pence.")
    a_day = models.PositiveIntegerField(null=True)
    most = models.PositiveIntegerField(null=True)
    owed = models.PositiveIntegerField(null=True, help_text="In pence, once it has ended.")

    class Meta:
        ordering = ["first_due_at", "pk"]
        verbose_name = "right to one repair"
        verbose_name_plural = "rights to repairs"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    defect__in=Defect.values, stage__in=Stage.values, why_void__in=["", *Why.values]
                )
                & Q(working_days__gt=0),
                name="repairs_righttorepair_known",
            ),
            models.CheckConstraint(
                condition=Q(first_due_at__gt=F("reported_at")),
                name="repairs_righttorepair_due_after_report",
            ),
            models.CheckConstraint(
                condition=Q(second_at__isnull=True, second_due_at__isnull=True)
                | Q(
                    second_at__isnull=False,
                    second_at__gt=F("first_due_at"),
                    second_due_at__isnull=False,
                    second_due_at__gt=F("second_at"),
                ),
                name="repairs_righttorepair_second_only_when_late",
            ),
            models.CheckConstraint(
                condition=Q(second_at__isnull=True)
                | Q(first_sum__isnull=False, a_day__isnull=False, most__isnull=False),
                name="repairs_righttorepair_second_keeps_its_sums",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.OFFERED) | Q(offered_at__isnull=False),
                name="repairs_righttorepair_offered_says_when",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.SECOND, second_at__isnull=False)
                | Q(stage__in=ENDED)
                | (~Q(stage=Stage.SECOND) & Q(second_at__isnull=True)),
                name="repairs_righttorepair_second_says_when",
            ),
            models.CheckConstraint(
                condition=Q(
                    stage__in=ENDED,
                    ended_at__isnull=False,
                    ended_at__gte=F("reported_at"),
                )
                | (~Q(stage__in=ENDED) & Q(ended_at__isnull=True)),
                name="repairs_righttorepair_ended_says_when",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.VOID) & ~Q(why_void="")
                | ~Q(stage=Stage.VOID) & Q(why_void=""),
                name="repairs_righttorepair_void_says_why",
            ),
            models.CheckConstraint(
                condition=Q(owed__isnull=True) | Q(owed=0) | Q(second_at__isnull=False),
                name="repairs_righttorepair_owed_after_the_second",
            ),
            models.CheckConstraint(
                condition=Q(owed__isnull=True)
                | Q(owed=0)
                | Q(most__isnull=False, owed__lte=F("most")),
                name="repairs_righttorepair_owed_no_more_than_the_most",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(stage__in=ENDED),
                name="repairs_righttorepair_one_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["first_due_at"],
                condition=Q(stage=Stage.FIRST),
                name="repairs_right_first_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_defect_display()}: {self.get_stage_display().lower()}"

    @property
    def terms(self) -> Terms | None:
        """The sums as they were when the other contractor was asked."""
        if self.first_sum is None or self.a_day is None or self.most is None:
            return None
        return Terms(self.first_sum, self.a_day, self.most)


def is_day_of_year(written: str) -> bool:
    """Whether this is a month and a day: 11-01. 02-29 is one."""
    month, dash, day = written.partition("-")
    if not (dash and len(month) == len(day) == 2 and month.isdecimal() and day.isdecimal()):
        return False
    return 1 <= int(day) <= LAST_DAYS.get(int(month), 0)
