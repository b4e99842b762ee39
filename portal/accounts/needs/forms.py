"""What is asked of somebody about their needs. Nothing has to be chosen but consent."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from portal.ui.forms import CheckboxesField, Choice, GovukForm, RadiosField, SelectField
from portal.ui.forms import TextareaField as Textarea

from ..models import Needs
from ..models.needs import By, Format
from . import words
from .keeping import FIELDS

LONGEST = 500
YES = "yes"


class NeedsForm(GovukForm):
    """One page: everything is a short list, and one box for what is on none of them."""

    format = RadiosField(
        label="How can you read what we send you?",
        error_name="how you can read what we send you",
        required=False,
        heading="m",
        choices=[
            Choice("", "Standard print"),
            *(Choice(each.value, str(each.label)) for each in Format if each.value),
        ],
    )
    language = SelectField(
        label="Which language do you read best?",
        error_name="a language",
        hint="We write in it where we can.",
        choices=tuple(words.LANGUAGES.items()),
    )
    interpreter = SelectField(
        label="Do you need an interpreter when we talk?",
        error_name="a language",
        required=False,
        choices=[("", "No"), *words.INTERPRETERS.items()],
    )
    contact_by = RadiosField(
        label="How do you want to hear from us?",
        error_name="how you want to hear from us",
        required=False,
        heading="m",
        choices=[
            Choice(By.ANY.value, "Any way is fine"),
            Choice(By.EMAIL.value, "By email"),
            Choice(By.TEXT.value, "By text message"),
            Choice(By.PHONE.value, "By phone"),
            Choice(By.POST.value, "By letter"),
        ],
    )
    no_phone = CheckboxesField(
        label="Phone calls",
        required=False,
        heading="m",
        choices=[Choice(YES, "Please do not phone me")],
    )
    times = CheckboxesField(
        label="When is a good time?",
        hint="For calls and visits. Leave it empty if any time is fine.",
        required=False,
        heading="m",
        choices=tuple(words.TIMES.items()),
    )
    adjustments = CheckboxesField(
        label="What else helps you?",
        hint="Choose all that you need.",
        required=False,
        heading="m",
        choices=tuple(words.ADJUSTMENTS.items()),
    )
    words = Textarea(
        label="Anything else that helps you",
        error_name="anything else that helps you",
        hint="Say what we should do. You need not say why.",
        required=False,
        counted=True,
        max_length=LONGEST,
        rows=4,
    )
    consent = CheckboxesField(
        label="May we keep this?",
        heading="m",
        choices=[Choice(YES, "Yes, keep this and show it to the teams that deal with me")],
        error_messages={"required": "Tick the box if we may keep this"},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if YES in given.get("no_phone", []) and given.get("contact_by") == By.PHONE:
            message = "You asked us to phone you, and not to phone you. Choose one of the two"
            self.add_error("contact_by", ValidationError(message))
        return given

    @property
    def needs(self) -> dict[str, Any]:
        """What was given, as ``keeping.keep`` takes it. For a form that is valid."""
        given = {name: self.cleaned_data[name] for name in FIELDS}
        return {**given, "no_phone": YES in given["no_phone"]}


def initial(needs: Needs | None) -> dict[str, Any]:
    """What the form shows at first."""
    if needs is None:
        return {"format": "", "contact_by": "", "language": "en"}
    shown = {name: getattr(needs, name) for name in FIELDS}
    return {**shown, "no_phone": [YES] if needs.no_phone else []}
