"""What these pages ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from portal.ui.forms import Choice, CodeField, EmailField, GovukForm, RadiosField, Unreadable
from portal.ui.forms.parsing import plain

from .derived import DIGITS

KEEP, DELETE = "keep", "delete"


class SixFigures(CodeField):
    """A code from an e-mail, typed or pasted, with or without spaces."""

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Enter the code from the email",
        "invalid": "The code is 6 numbers: look at the email again",
    }
    default_autocomplete = "one-time-code"
    default_inputmode = "numeric"
    default_width = 10

    def parse(self, text: str) -> str:
        figures = "".join(c for c in plain(text) if c not in " -.")
        if len(figures) != DIGITS or not figures.isdigit():
            raise Unreadable("invalid")
        return figures


class AddressForm(GovukForm):
    """Where to send a link."""

    email = EmailField(label="Your email address")


class CodeForm(GovukForm):
    """The code that came."""

    code = SixFigures(label="Code", error_name="the code", hint="It is 6 numbers long")


class ForgetForm(GovukForm):
    """What is to become of the form that this browser forgets."""

    what = RadiosField(
        label="What shall we do with this form?",
        heading="m",
        choices=[
            Choice(KEEP, "Keep it", "You need the link that we sent you to come back to it."),
            Choice(DELETE, "Delete it", "We erase what you typed and the files that you added."),
        ],
        error_messages={"required": "Say if we keep your form or delete it"},
    )
