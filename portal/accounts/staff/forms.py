"""What is asked of staff at their door."""

from __future__ import annotations

from typing import Any

from portal.ui.forms import GovukForm, TextField
from portal.ui.forms.widgets import TextInput

from ..door.forms import AddressField

WRONG = "The email address or the password is not right. Check both, then try again"
"""The same whichever it is, and for somebody who is not staff."""
LONGEST_PASSWORD = 256


class PasswordInput(TextInput):
    """A line whose letters are not shown. It never comes back filled in."""

    input_type = "password"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return super().get_context(name, None, attrs)


class PasswordField(TextField):
    """A password, exactly as it was typed."""

    widget = PasswordInput
    default_max_length = LONGEST_PASSWORD
    default_spellcheck = False

    def to_python(self, value: Any) -> Any:
        return value or ""


class SignInForm(GovukForm):
    whole_form_target = "email"

    email = AddressField(label="Your work email address", autocomplete="username")
    password = PasswordField(
        label="Your password", error_name="your password", autocomplete="current-password"
    )

    def wrong(self) -> None:
        """Say that this is no pair, without saying why."""
        self.add_error(None, WRONG)
