"""What is asked of somebody who lets another act for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from portal.integration.encryption import keyed_hash
from portal.ui.forms import CheckboxesField, Choice, EmailField, GovukForm, RadiosField
from portal.ui.forms.wording import start_sentence

from .scopes import all_scopes

LENGTHS = {"7": "1 week", "31": "1 month", "92": "3 months", "183": "6 months", "365": "1 year"}
"""Days, as they stand in the form, to the words for them."""
USUAL = "92"


class GiveForm(GovukForm):
    """Who, what for, and how long. ``own`` are the hashes of the person's own addresses."""

    whole_form_target = "email"

    email = EmailField(
        label="Their email address",
        error_name="their email address",
        hint="We send them a message. They sign in with this address.",
        autocomplete="off",
    )
    scope = CheckboxesField(
        label="What can they do?",
        heading="m",
        choices=[],
        error_messages={"required": "Choose what they can do"},
    )
    days = RadiosField(
        label="How long for?",
        heading="m",
        choices=[],
        initial=USUAL,
        error_messages={"required": "Choose how long for"},
    )

    def __init__(self, *args: Any, own: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own
        scopes = (Choice(scope.code, start_sentence(scope.words)) for scope in all_scopes())
        self.offer("scope", scopes)
        lengths = (
            Choice(days, words, f"Until {date_format(_end(days), 'j F Y')}")
            for days, words in LENGTHS.items()
        )
        self.offer("days", lengths)

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if keyed_hash("email", email) in self.own:
            self.add_error("email", "This is your own address. Enter theirs")
        return email

    @property
    def until(self) -> datetime:
        """When it ends: at the end of the day that was shown. For a valid form."""
        return _end(self.cleaned_data["days"])


def _end(days: str) -> datetime:
    day = timezone.localtime() + timedelta(days=int(days))
    return day.replace(hour=23, minute=59, second=59, microsecond=0)
