"""One question for each detail."""

from __future__ import annotations

from typing import Any

from portal.ui.forms import (
    Address,
    AddressLookupField,
    Choice,
    GovukForm,
    PhoneField,
    RadiosField,
    TextField,
)

from ..consents import SHARE_DETAILS
from ..models import Person

LONGEST_NAME = 100


class DetailForm(GovukForm):
    """The form of one detail. Its field has the detail's code."""

    @classmethod
    def starting(cls, person: Person) -> dict[str, Any]:
        """What stands in it at first."""
        return {name: getattr(person, name) for name in cls.base_fields}

    def given(self) -> dict[str, Any]:
        """What is to be kept."""
        return {name: self.cleaned_data[name] for name in self.base_fields}


class NameForm(DetailForm):
    name = TextField(
        label="What is your name?",
        error_name="your name",
        hint="As we should write it on a letter.",
        max_length=LONGEST_NAME,
        autocomplete="name",
        page_heading=True,
        heading="l",
    )


class PhoneForm(DetailForm):
    phone = PhoneField(
        label="What is your phone number?",
        error_name="your phone number",
        hint="Leave it empty if we should not call you.",
        required=False,
        autocomplete="tel",
        page_heading=True,
        heading="l",
    )


class AddressForm(DetailForm):
    address = AddressLookupField(
        label="Where do you live?", error_name="your address", page_heading=True, heading="l"
    )

    @classmethod
    def starting(cls, person: Person) -> dict[str, Any]:
        return {"address": Address.from_dict(person.address) if person.address else None}

    def given(self) -> dict[str, Any]:
        return {"address": self.cleaned_data["address"].as_dict()}


FORMS: dict[str, type[DetailForm]] = {"name": NameForm, "phone": PhoneForm, "address": AddressForm}


class ShareForm(GovukForm):
    """Yes or no, to the words of ``consents.SHARE_DETAILS``."""

    share = RadiosField(
        label=SHARE_DETAILS.question,
        inline=True,
        choices=[Choice("yes", "Yes"), Choice("no", "No")],
        error_messages={"required": "Say yes or no"},
    )
