from django import forms

from portal.ui.forms import GovukForm, TextareaField

LONGEST = 1000


class UsefulForm(forms.Form):
    """The two buttons at the foot of a page. Never shown again, so it needs no words."""

    useful = forms.TypedChoiceField(
        choices=[("yes", "Yes"), ("no", "No")], coerce=lambda answer: answer == "yes"
    )


class CommentForm(GovukForm):
    comment = TextareaField(
        label="What went wrong, or what could be better?",
        error_name="your comment",
        hint="Do not tell us who you are or about your own case. We cannot reply.",
        required=False,
        counted=True,
        max_length=LONGEST,
    )
