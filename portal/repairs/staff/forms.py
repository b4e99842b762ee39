"""What staff fill in about a repair. Each form can be sent once, and knows what its page showed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from portal.cases.admin.forms import LONGEST, ActionForm
from portal.cases.models import Case
from portal.cases.reference import parse

from ..course.states import Hold
from ..law.second import Why
from ..law.track import BEFORE_A_LOOK
from ..models import Repair
from ..words import Hazard, Priority, Responsibility, Track
from .classify import Sorted, danger_of, is_later
from .like_it import MOST, like_it

DOERS = [(each, each.label) for each in (Responsibility.LANDLORD, Responsibility.RECHARGEABLE)]
"""Who does what we take on."""


def words(
    label: str, help_text: str, needed: str = "", *, required: bool = True
) -> forms.CharField:
    """A box for some sentences."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": needed},
    )


def radios(label: str, choices: Any, needed: str, help_text: str = "") -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        widget=forms.RadioSelect,
        error_messages={"required": needed, "invalid_choice": needed},
    )


def told(needed: str = "", *, required: bool = False) -> forms.CharField:
    """What the tenant reads; the usual words where it may be empty."""
    usual = "" if required else " Leave it empty for the usual words."
    help_text = f"They read this. Use short and plain words.{usual}"
    return words("What to tell the tenant", help_text, needed, required=required)


class PlainForm(ActionForm):
    """Nothing has to be filled in but what the tenant is told."""

    words = told()


class SayForm(ActionForm):
    """The tenant must be told something."""

    words = told("Write what to tell the tenant.", required=True)


class WhyForm(ActionForm):
    """Staff say why."""

    why = words("Why", "Only staff read this.", "Say why.")


class WhenForm(ActionForm):
    """When it happened: now, or earlier today, or on the day of the visit."""

    at = forms.DateTimeField(
        label="When it happened",
        help_text="Leave it empty for now.",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Write a day and a time."},
    )

    def clean_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["at"]
        if at is not None and at > timezone.now():
            raise forms.ValidationError("That is still to come. Write when it happened.")
        return at


class DoneForm(WhenForm):
    words = told()


class HoldForm(ActionForm):
    hold = radios("What it waits for", Hold.choices, "Say what it waits for.")
    words = told()


class SortForm(ActionForm):
    """How soon, who does it, and how dangerous it is."""

    priority = radios("How soon", Priority.choices, "Say how soon it is to be done.")
    responsibility = radios("Who does it and who pays", DOERS, "Say who does it.")
    trade = forms.CharField(max_length=40, required=False)
    sor = forms.CharField(label="SOR code", max_length=20, required=False)
    minutes = forms.IntegerField(
        label="Usual minutes", min_value=0, max_value=10_000, required=False
    )
    track = radios("How dangerous it is", Track.choices, "Say how dangerous it is.")
    hazard = forms.ChoiceField(
        label="Kind of danger", choices=[("", "None"), *Hazard.choices], required=False
    )
    why = words("Why", "Only staff read this.", "Say why.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.repair: Repair = self.case.repair
        self.danger = danger_of(self.repair)
        if self.danger is not None and self.danger.state not in BEFORE_A_LOOK:
            del self.fields["track"], self.fields["hazard"]
        for name, value in self._as_it_is().items():
            if name in self.fields:
                self.fields[name].initial = value

    def _as_it_is(self) -> dict[str, object]:
        repair, danger = self.repair, self.danger
        return {
            "priority": repair.priority,
            "responsibility": repair.responsibility or Responsibility.LANDLORD,
            "trade": repair.trade,
            "sor": repair.sor,
            "minutes": repair.minutes or None,
            "track": danger.track if danger else Track.NONE,
            "hazard": danger.hazard if danger else "",
        }

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("track", Track.NONE) != Track.NONE and not given.get("hazard"):
            self.add_error("hazard", "Say what kind of danger it is.")
        wanted = given.get("priority")
        if wanted and is_later(self.repair.priority, Priority(wanted)) and not given.get("why"):
            self.add_error("why", "Say why it may take longer than was reported.")
        return given

    @property
    def chosen(self) -> Sorted:
        """What was decided; a hazard that somebody has looked at stays as it is."""
        given, danger = self.cleaned_data, self.danger
        track = given.get("track", danger.track if danger else Track.NONE)
        hazard = given.get("hazard", danger.hazard if danger else "")
        return Sorted(
            Priority(given["priority"]),
            Responsibility(given["responsibility"]),
            given["trade"],
            given["sor"],
            given["minutes"] or 0,
            Hazard(hazard) if hazard and track != Track.NONE else None,
            Track(track),
        )


class TakeOnForm(SortForm):
    words = told()


class ReclassifyForm(SortForm):
    why = words("Why", "Only staff read this.", "Say why.")


class MergeForm(ActionForm):
    """One of those that are like it, or another by its reference."""

    like = forms.ModelChoiceField(
        Repair.objects.none(),
        label="Reports that may be of the same",
        widget=forms.RadioSelect,
        required=False,
        empty_label=None,
        error_messages={"invalid_choice": "That report cannot take this one up any more."},
    )
    reference = forms.CharField(
        label="Or its reference", max_length=20, required=False, help_text="Such as 7K4M-9TX3."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = like_it(self.case.repair)[:MOST]
        field = self.fields["like"]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError
        field.queryset = like_it(self.case.repair)
        field.choices = [(each.pk, in_short(each)) for each in found]
        if not found:
            del self.fields["like"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        written = given.get("reference", "")
        named = Repair.objects.filter(case__reference=parse(written) or "").first()
        if written and named is None:
            self.add_error("reference", "There is no repair with this reference.")
        given["into"] = named if written else given.get("like")
        if not self.errors and given["into"] is None:
            self.add_error("reference", "Choose a report, or write its reference.")
        return given


class FoundForm(WhenForm):
    """What somebody found who has been there."""

    found = radios("What they found", Track.choices, "Say how dangerous it is.")


class HowForm(WhenForm):
    """How the findings reached the household."""

    how = forms.CharField(
        label="How they got them",
        max_length=200,
        help_text="Only staff read this: given to them by hand at the visit.",
        error_messages={"required": "Say how they got them."},
    )


class VoidForm(ActionForm):
    why = radios("Why it ends", Why.choices, "Say why it ends.")


def in_short(repair: Repair) -> str:
    """A report in a list: its reference, what is wrong, how it stands and since when."""
    case: Case = repair.case
    since = timezone.localtime(repair.told_at)
    state = repair.get_state_display().lower()
    return f"{case.shown_reference}: {case.title}, {state}, told on {since:%-d %B}"
