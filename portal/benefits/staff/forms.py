"""What staff fill in about a claim."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from portal.cases.admin.forms import ActionForm

from ..decisions.recording import ON_PAPER, asked_for
from ..decisions.terms import NAMES
from ..evidence.pages.opening import claim_of
from ..models import Claim, EvidenceItem, Outcome

LONGEST, LONGEST_TITLE = 5000, 100
MOST_POUNDS = 9999


class ItemForm(ActionForm):
    """About one proof, which its page knows."""

    item: EvidenceItem


class WhyForm(ItemForm):
    """The person reads why."""

    why = forms.CharField(
        label="What is wrong, or what more we need",
        help_text="The person reads this. Use short and plain words. No names, no sums.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is wrong with it, or what more we need."},
    )


class MoreForm(ActionForm):
    """One more proof."""

    title = forms.CharField(
        label="What we need",
        help_text="As on a list, without a name: A letter about your pension.",
        max_length=LONGEST_TITLE,
        error_messages={"required": "Say what we need."},
    )
    why = forms.CharField(
        label="Why we need it, and what will do",
        help_text="The person reads this. Use short and plain words.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why we need it."},
    )


def _day(label: str, help_text: str = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": "Choose the day.",
            "invalid": "Write a day that there is, such as 2026-12-05.",
        },
    )


class DecisionForm(ActionForm):
    """What was decided. The letter is made of it."""

    benefit = forms.ChoiceField(
        label="Which help is it about?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which help it is about."},
    )
    outcome = forms.ChoiceField(
        label="What did we decide?",
        help_text="As the letter says it to the person.",
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what we decided."},
    )
    weekly = forms.DecimalField(
        label="Pounds a week",
        help_text="Such as 24.35. Empty if nothing is given.",
        required=False,
        min_value=0,
        max_value=MOST_POUNDS,
        max_digits=6,
        decimal_places=2,
        error_messages={
            "invalid": "Write a sum such as 24.35.",
            "max_decimal_places": "Write pence with two figures at most: 24.35.",
        },
    )
    starts = _day("The first day of it", "Empty if nothing is given.", required=False)
    ends = _day("The last day of it", "Empty if no end is known.", required=False)
    decided_on = _day("Decided on")
    reasons = forms.CharField(
        label="Why did we decide so?",
        help_text="The person reads this in our letter. Use short and plain words.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Say why."},
    )
    worked_out = forms.CharField(
        label="What it was worked out from",
        help_text="One thing a line, with a colon before the amount. Pay: £180.00",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        claim = self.claim
        benefit = self.fields["benefit"]
        if isinstance(benefit, forms.ChoiceField):
            benefit.choices = [(each.value, NAMES[each]) for each in asked_for(claim)]
        self.fields["decided_on"].initial = timezone.localdate

    @property
    def claim(self) -> Claim:
        """The claim of its case. Raises LookupError for a case that is none."""
        found = claim_of(self.case)
        if found is None:
            raise LookupError("This case is no claim.")
        return found

    def clean_weekly(self) -> int | None:
        """In pence."""
        pounds: Decimal | None = self.cleaned_data["weekly"]
        return None if pounds is None else int(pounds * 100)

    def clean_worked_out(self) -> tuple[tuple[str, str], ...]:
        """A pair for each line."""
        lines = [line for line in self.cleaned_data["worked_out"].splitlines() if line.strip()]
        pairs = [tuple(part.strip() for part in line.rpartition(":")[::2]) for line in lines]
        if any(not (name and amount) for name, amount in pairs):
            raise forms.ValidationError("Write one thing a line, such as Pay: £180.00")
        if len(pairs) > ON_PAPER:
            raise forms.ValidationError(f"Write {ON_PAPER} lines at most.")
        return tuple((name, amount) for name, amount in pairs)
