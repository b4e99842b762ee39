"""What is asked on the way to a Direct Debit."""

from __future__ import annotations

from typing import Any

from portal.ui.forms import (
    AccountNumberField,
    GovukForm,
    RadiosField,
    SortCodeField,
    TextField,
)

from ..checked import verdict_on
from ..modulus.checking import Verdict
from .shown import ordinal

YES_NO = (("yes", "Yes"), ("no", "No"))
DO_NOT_FIT = (
    "The account number does not fit the sort code. Check both on your bank card or statement"
)


class YoursForm(GovukForm):
    """Whether they may give this instruction by themselves."""

    holder = RadiosField(
        label="Is the bank account yours?",
        hint="Your name is on it, or on it with somebody else’s.",
        error_name="if the bank account is yours",
        heading="m",
        choices=YES_NO,
        error_messages={"required": "Say if the bank account is yours"},
    )
    alone = RadiosField(
        label="Can you approve payments from it on your own?",
        hint="Choose no if somebody else must sign too.",
        error_name="if you can approve payments on your own",
        heading="m",
        choices=YES_NO,
        error_messages={"required": "Say if you can approve payments on your own"},
    )

    @property
    def may(self) -> bool:
        """Whether they can go on here."""
        return all(self.cleaned_data[each] == "yes" for each in ("holder", "alone"))


class BankForm(GovukForm):
    """The bank account. What the modulus check refuses stands beside the account number."""

    name = TextField(
        label="Name on the bank account",
        hint="As it stands on your bank card or statement.",
        error_name="the name on the bank account",
        max_length=60,
        autocomplete="off",
        spellcheck=False,
        error_messages={"required": "Enter the name on the bank account"},
    )
    sort_code = SortCodeField(
        label="Sort code",
        hint="6 numbers, like 12-34-56.",
        error_name="the sort code",
        autocomplete="off",
        error_messages={"required": "Enter the sort code: 6 numbers, like 12-34-56"},
    )
    number = AccountNumberField(
        label="Account number",
        hint="6, 7 or 8 numbers.",
        error_name="the account number",
        autocomplete="off",
        error_messages={"required": "Enter the account number: 6, 7 or 8 numbers"},
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        sort_code, number = cleaned.get("sort_code"), cleaned.get("number")
        if sort_code and number and verdict_on(sort_code, number) is Verdict.FAILS:
            self.add_error("number", DO_NOT_FIT)
        return cleaned


class DayForm(GovukForm):
    """A day of the month, of those that the council offers."""

    day = RadiosField(
        label="When shall we take each payment?",
        error_name="a day of the month",
        heading="m",
        choices=(),
        error_messages={
            "required": "Choose a day of the month",
            "invalid_choice": "Choose a day of the month from the list",
        },
    )

    def __init__(self, days: tuple[int, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("day", [(str(day), ordinal(day)) for day in days])
