"""What is asked of somebody who follows a case, and of somebody who writes about one."""

from __future__ import annotations

from typing import Any

from django import forms

from portal.ui.forms import GovukForm, HumanForm, TextareaField, TextField

NOT_FOUND = "We cannot find that. Check the reference, and the email address or postcode you gave."
"""The same whatever is wrong, so that nobody learns which references there are."""
LONGEST = 2000


class TrackForm(HumanForm):
    """The reference, and one more thing that the person knows.

    The boxes take anything: a mistake in one of them is a wrong pair like any other.
    """

    whole_form_target = "reference"

    reference = TextField(
        label="Your reference",
        error_name="your reference",
        hint="It looks like 7K4M-9TX3. It is in the email or letter from us.",
        width=20,
        spellcheck=False,
        autocomplete="off",
    )
    email = TextField(
        label="Your email address",
        error_name="your email address",
        hint="The one you gave us. Leave it empty if you gave us none.",
        autocomplete="email",
        inputmode="email",
        spellcheck=False,
        max_length=254,
    )
    postcode = TextField(
        label="Or your postcode",
        error_name="your postcode",
        hint="The one you gave us. You need only one of the two.",
        autocomplete="postal-code",
        width=10,
        spellcheck=False,
    )

    def clean(self) -> dict[str, Any]:
        """Either of the two will do: neither is optional, so no label may say so."""
        given = super().clean() or {}
        empty = [name for name in ("email", "postcode") if self.has_error(name, "required")]
        for name in empty:
            del self.errors[name]
            given[name] = ""
        if len(empty) == 2:
            self.add_error("email", "Enter your email address, or your postcode below")
        return given

    def wrong_pair(self) -> None:
        """Say that this is no pair, without saying why."""
        self.add_error(None, NOT_FOUND)


class AnswerForm(GovukForm):
    """The answer to something that we asked. A question is answered once, so it needs no token."""

    @staticmethod
    def prefix_of(question: int) -> str:
        """Keeps the boxes of several questions on a page apart."""
        return f"question-{question}"

    answer = TextareaField(
        label="Your answer",
        error_name="your answer",
        hint="Do not write bank or card numbers here.",
        counted=True,
        max_length=LONGEST,
        rows=5,
    )


class MessageForm(GovukForm):
    """A message about a case. ``once`` is the form's own token, so that it is sent once only."""

    message = TextareaField(
        label="Your message",
        error_name="your message",
        hint="Do not write bank or card numbers here.",
        counted=True,
        max_length=LONGEST,
        rows=8,
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
