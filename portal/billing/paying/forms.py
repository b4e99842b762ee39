"""What is asked of somebody who pays."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms

from portal.council.money import Pence, as_text
from portal.ui.forms import CheckboxesField, Choice, GovukForm, MoneyField, RadiosField, TextField

from ..words import Tax
from .sums import LEAST, MOST, Sums

OTHER = "other"
REFERENCE = re.compile(r"[0-9A-Z-]{4,20}")
"""What any bill's account number may be: see ``bills.kinds.Bill``."""


def in_pence(pounds: Decimal) -> int:
    """Of a sum with two places."""
    return int(pounds * 100)


class AccountForm(GovukForm):
    """How much to pay of what is owed. ``after`` is the last payment that the page knew of.

    ``others`` is what other payers have begun to pay: then who pays too says so on purpose.
    """

    whole_form_target = "choice"

    choice = RadiosField(
        label="How much do you want to pay?",
        error_name="how much you want to pay",
        heading="m",
        choices=(),
        error_messages={
            "required": "Choose how much you want to pay",
            "invalid_choice": "The sum has changed. Look at it again, then choose",
        },
    )
    amount = MoneyField(
        label="Another amount",
        hint="Only if you chose another amount.",
        error_name="the amount",
        required=False,
        max_value=Decimal(MOST) / 100,
        autocomplete="off",
    )
    anyway = CheckboxesField(
        label="Do you still want to pay?",
        error_name="if you still want to pay",
        heading="m",
        choices=(),
        error_messages={
            "required": "Somebody else is paying now. Tick the box only if you want to pay as well",
            "invalid_choice": "Somebody else is paying more now. Look at it again, then choose",
        },
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, sums: Sums, others: Pence, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sums, self.others = sums, others
        if others:
            self.offer("anyway", [Choice(f"{others}", "Yes, I want to pay as well")])
        else:
            del self.fields["anyway"]
        offered = (Choice(each.value, each.label) for each in sums.offers)
        self.offer("choice", [*offered, Choice(OTHER, "Another amount")])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        choice, amount = cleaned.get("choice"), cleaned.get("amount")
        if choice == OTHER and "amount" not in self.errors:
            self._check(amount)
        elif choice and choice != OTHER and amount is not None:
            self.add_error("amount", "Leave this box empty, or choose another amount")
        return cleaned

    @property
    def pence(self) -> int:
        """The sum. For a valid form."""
        choice = self.cleaned_data["choice"]
        if choice == OTHER:
            return in_pence(self.cleaned_data["amount"])
        return next(each.amount for each in self.sums.offers if each.value == choice)

    def _check(self, amount: Decimal | None) -> None:
        least, most = self.sums.least, self.sums.most
        if amount is None:
            self.add_error("amount", "Enter how much you want to pay, like 45.50")
        elif not least <= in_pence(amount) <= most:
            words = f"The amount must be between {as_text(least)} and {as_text(most)}"
            self.add_error("amount", words)


class ReferenceForm(GovukForm):
    """Whatever account it is for: nothing is looked up, so nothing is said of it."""

    tax = RadiosField(
        label="What do you want to pay?",
        error_name="what you want to pay",
        heading="m",
        choices=[(each.value, each.words.capitalize()) for each in Tax],
        error_messages={"required": "Choose what you want to pay"},
    )
    reference = TextField(
        label="Account number",
        hint="It is near the top of your bill.",
        error_name="the account number",
        width=20,
        max_length=30,
        spellcheck=False,
        autocomplete="off",
    )
    amount = MoneyField(
        label="How much do you want to pay?",
        hint="In pounds and pence, like 45.50.",
        error_name="the amount",
        min_value=Decimal(LEAST) / 100,
        max_value=Decimal(MOST) / 100,
        autocomplete="off",
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=24)
    """Drawn for each page, so that pressing twice pays once."""

    def clean_reference(self) -> str:
        plain = "".join(str(self.cleaned_data["reference"]).upper().split())
        if not REFERENCE.fullmatch(plain):
            raise forms.ValidationError(
                "The account number must have only letters, numbers and hyphens. Copy it from "
                "your bill"
            )
        return plain

    def clean_once(self) -> str:
        once = str(self.cleaned_data["once"])
        if not re.fullmatch(r"[0-9a-f]{24}", once):
            raise forms.ValidationError("Press the button again")
        return once

    @property
    def pence(self) -> int:
        """The sum. For a valid form."""
        return in_pence(self.cleaned_data["amount"])


class AnywayForm(GovukForm):
    """Asked of who typed an account number for which a payment is on its way already."""

    anyway = CheckboxesField(
        label="Do you still want to pay?",
        error_name="if you still want to pay",
        heading="m",
        choices=[Choice("yes", "Yes, I want to pay as well")],
        error_messages={
            "required": "A payment is on its way already. Tick the box only if you want to pay "
            "as well",
        },
    )
