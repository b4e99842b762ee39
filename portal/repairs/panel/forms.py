"""What a member writes, and what we answer."""

from __future__ import annotations

from django import forms

from portal.ui.forms import GovukForm, TextareaField

from .comments import LONGEST

LONGEST_ANSWER = 1000


class SayForm(GovukForm):
    """One box, about one page."""

    words = TextareaField(
        label="What should we know about this page?",
        hint="Say what is hard to understand, or missing, or good. Leave out names and addresses.",
        max_length=LONGEST,
        counted=True,
        error_messages={"required": "Write what you want to say about this page"},
    )


class AnswerForm(forms.Form):
    """For staff, in the admin."""

    did = forms.CharField(
        label="What we did",
        help_text="The member reads this. If you did nothing, say why.",
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
