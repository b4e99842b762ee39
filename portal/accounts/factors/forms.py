"""What is asked to prove who somebody is, and to set such a way up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from portal.ui.forms import CodeField, GovukForm, PhoneField, TextField, Unreadable
from portal.ui.forms.parsing import plain

NOT_TAKEN = 422
TOO_OFTEN = "There were too many tries. Wait 5 minutes, then try a new code"


class FiguresField(CodeField):
    """Figures of a known number, typed or pasted, with or without spaces."""

    default_autocomplete = "one-time-code"
    default_inputmode = "numeric"
    default_width = 10
    digits = 0

    def parse(self, text: str) -> str:
        figures = "".join(c for c in plain(text) if c not in " -.")
        if len(figures) != self.digits or not (figures.isascii() and figures.isdigit()):
            raise Unreadable("invalid")
        return figures


class AppCodeField(FiguresField):
    """What an authenticator app shows."""

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Enter the code from your app",
        "invalid": "The code is 6 numbers: look at your app again",
    }
    digits = 6


class RecoveryCodeField(FiguresField):
    """One of the codes that somebody wrote down."""

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Enter one of your recovery codes",
        "invalid": "A recovery code is 8 numbers: look at your list again",
    }
    default_autocomplete = "off"
    digits = 8


class PrintedField(CodeField):
    """A secret that is printed on paper: letters and figures, whatever their capitals."""

    sentences: ClassVar[Mapping[str, str]] = {
        "required": "Enter the code that is printed there",
        "invalid": "Enter the code as it is printed, with letters and numbers only",
    }
    default_autocomplete = "off"
    default_width = 20

    def parse(self, text: str) -> str:
        secret = "".join(c for c in plain(text).upper() if c not in " -.")
        if not (secret.isascii() and secret.isalnum()):
            raise Unreadable("invalid")
        return secret


class AppForm(GovukForm):
    code = AppCodeField(
        label="Code from your app", error_name="the code", hint="It is 6 numbers long"
    )


class RecoveryForm(GovukForm):
    code = RecoveryCodeField(
        label="Recovery code",
        error_name="the recovery code",
        hint="It is 8 numbers long. Each one works only once.",
    )


class PrintedForm(GovukForm):
    code = PrintedField(label="Code on the paper", error_name="the code")


class PhoneForm(GovukForm):
    """A number that can get texts."""

    phone = PhoneField(
        mobile=True,
        label="Your mobile number",
        error_name="your mobile number",
        hint="Like 07 and 9 more numbers",
    )


class PasskeyNameForm(GovukForm):
    """What to call a passkey, and what the browser made. The name is only for its owner."""

    whole_form_target = "name"

    name = TextField(
        label="A name for this passkey",
        error_name="a name",
        hint="For example: My phone",
        max_length=40,
        width=20,
        autocomplete="off",
    )
    credential = forms.JSONField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not isinstance(given.get("credential"), dict):
            self.add_error(None, "Your device did not make a passkey. Try again")
        return given


class PasskeyForm(forms.Form):
    """What a passkey answered; never typed by anybody."""

    credential = forms.JSONField(widget=forms.HiddenInput)
