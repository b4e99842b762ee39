"""What is asked about organisations."""

from __future__ import annotations

from django.core.validators import RegexValidator

from portal.ui.forms import (
    AddressLookupField,
    Choice,
    EmailField,
    GovukForm,
    RadiosField,
    TextField,
)

from ..models import Organisation
from ..models.organisation import Kind, Role

NUMBER = RegexValidator(r"^[A-Za-z]{0,2}[0-9][0-9 -]{0,10}$", code="invalid")
ROLES = [
    Choice(Role.OWNER, "Owner", "Can do everything, and choose who else can do what"),
    Choice(Role.BILLING, "Billing", "Can see what we sent you, and deal with bills"),
    Choice(Role.VIEWER, "Viewer", "Can see what we sent you, and change nothing"),
]


class OrganisationForm(GovukForm):
    """What it is called and what it is."""

    whole_form_target = "name"

    name = TextField(
        label="Name of the organisation",
        error_name="the name of the organisation",
        max_length=120,
        autocomplete="organization",
    )
    kind = RadiosField(
        label="What is it?",
        heading="m",
        choices=list(Kind.choices),
        error_messages={"required": "Choose what it is"},
    )
    number = TextField(
        label="Company or charity number",
        hint="If it has one. You find it on letters from Companies House or the regulator.",
        max_length=12,
        width=10,
        required=False,
        autocomplete="off",
        spellcheck=False,
        validators=[NUMBER],
        error_messages={"invalid": "Enter a number like 01234567 or SC123456"},
    )

    @staticmethod
    def of(organisation: Organisation) -> dict[str, str]:
        """What the form shows of one that is there."""
        return {
            "name": organisation.name,
            "kind": organisation.kind,
            "number": organisation.number,
        }


class InviteForm(GovukForm):
    """Whom, and as what."""

    whole_form_target = "email"

    email = EmailField(
        label="Their email address",
        error_name="their email address",
        hint="We send them a link. They sign in with this address.",
        autocomplete="off",
    )
    role = RadiosField(
        label="What can they do?",
        heading="m",
        choices=ROLES,
        error_messages={"required": "Choose what they can do"},
    )


class RoleForm(GovukForm):
    """What a member can do."""

    whole_form_target = "role"

    role = RadiosField(
        label="What can they do?",
        heading="m",
        choices=ROLES,
        error_messages={"required": "Choose what they can do"},
    )


class PropertyForm(GovukForm):
    """Where it is, and what they call it."""

    whole_form_target = "address"

    address = AddressLookupField(
        label="What is the address?", error_name="the address", heading="m", autocomplete="off"
    )
    label = TextField(
        label="What do you call it?",
        hint="So that you can tell your properties apart: the shop, the hall.",
        max_length=80,
        required=False,
        autocomplete="off",
    )
