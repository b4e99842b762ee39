"""What the door asks: an address, and the code that came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from portal.ui.forms import CodeField, EmailField, GovukForm, HumanForm, Unreadable
from portal.ui.forms.parsing import plain

from .codes import DIGITS, TRIES

NOT_TAKEN = 422
"""The status of a page that comes back with something to put right."""


class AddressField(EmailField):
    """An e-mail address that cannot be mistaken for another one.

    Letters of other scripts can look, or compare, like those of somebody else's address. So the
    part before the @ is plain; a name with such letters after it is written as the network does.
    """

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        local, _, domain = text.rpartition("@")
        try:
            written = f"{local}@{domain.encode('idna').decode()}"
        except UnicodeError:
            raise self.problem("invalid") from None
        if not written.isascii():
            raise self.problem("invalid")
        return written.lower()


class SentCodeField(CodeField):
    """A code from a message, typed or pasted, with or without spaces."""

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Enter the code that we sent",
        "invalid": "The code is 8 numbers: look at the message again",
    }
    default_autocomplete = "one-time-code"
    default_inputmode = "numeric"
    default_width = 10

    def parse(self, text: str) -> str:
        figures = "".join(c for c in plain(text) if c not in " -.")
        if len(figures) != DIGITS or not (figures.isascii() and figures.isdigit()):
            raise Unreadable("invalid")
        return figures

    def show(self, value: Any) -> str:
        return str(value)


class SignInForm(HumanForm):
    """Where to send a code, asked of anybody."""

    whole_form_target = "email"

    email = AddressField(label="Your email address", error_name="your email address")


class AddressForm(GovukForm):
    """Where to send a code, asked of somebody who is signed in."""

    email = AddressField(label="Your new email address", error_name="your new email address")


class CodeForm(GovukForm):
    """The code that came."""

    code = SentCodeField(label="Code", error_name="the code", hint="It is 8 numbers long")

    def wrong(self, tries: int) -> None:
        """Say that it is another code, and how often it can be tried after ``tries``."""
        left = TRIES - tries
        times = "1 more try" if left == 1 else f"{left} more tries"
        self.add_error("code", f"This is not the code that we sent last. You have {times}")
