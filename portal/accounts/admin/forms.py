"""What staff fill in about a person, on the person's behalf or about them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from ..models import User
from ..models.needs import By, Format
from ..needs import words

AGREED = "They agreed that we keep this and show it to the teams that deal with them."
NOT_AGREED = "Ask them, and tick this if they agree. Without it we keep nothing."
BY = {
    By.ANY: "Any way",
    By.EMAIL: "E-mail",
    By.TEXT: "Text message",
    By.PHONE: "Telephone",
    By.POST: "Letter",
}


class Agreed(forms.Form):
    """A form of what we keep only with the person's consent."""

    consent = forms.BooleanField(label=AGREED, error_messages={"required": NOT_AGREED})


class PersonForm(Agreed):
    """Somebody without an account, written down so that they need not say it again."""

    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Type their name."}
    )
    email = forms.EmailField(label="E-mail address", required=False, max_length=254)
    phone = forms.CharField(label="Telephone", required=False, max_length=30)
    line_1 = forms.CharField(label="Address line 1", required=False, max_length=120)
    line_2 = forms.CharField(label="Address line 2", required=False, max_length=120)
    town = forms.CharField(label="Town or city", required=False, max_length=80)
    postcode = forms.CharField(label="Postcode", required=False, max_length=10)

    field_order = ("name", "email", "phone", "line_1", "line_2", "town", "postcode", "consent")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(name) for name in ("email", "phone", "postcode")):
            self.add_error("email", "Type their e-mail address, telephone or postcode.")
        return given

    @property
    def address(self) -> dict[str, str]:
        names = ("line_1", "line_2", "town", "postcode")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data[name]}


class StaffNeedsForm(Agreed):
    """What somebody told us that they need. The names are those of ``Needs``."""

    format = forms.ChoiceField(label="They read", choices=Format.choices, required=False)
    language = forms.ChoiceField(
        label="Language of what we write", choices=list(words.LANGUAGES.items())
    )
    interpreter = forms.ChoiceField(
        label="Interpreter when we talk",
        choices=[("", "None"), *words.INTERPRETERS.items()],
        required=False,
    )
    contact_by = forms.ChoiceField(
        label="How they want to hear from us", choices=list(BY.items()), required=False
    )
    no_phone = forms.BooleanField(label="Do not phone them", required=False)
    times = forms.MultipleChoiceField(
        label="Good times",
        choices=list(words.TIMES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    adjustments = forms.MultipleChoiceField(
        label="What helps them",
        choices=list(words.ADJUSTMENTS_FOR_STAFF.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label="Anything else",
        help_text="What to do, in their words. They can read it.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    field_order = (
        "format",
        "language",
        "interpreter",
        "contact_by",
        "no_phone",
        "times",
        "adjustments",
        "words",
        "consent",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("no_phone") and given.get("contact_by") == By.PHONE:
            self.add_error("contact_by", "They cannot be phoned and not be phoned. Ask them.")
        return given


class Until(forms.Form):
    """The days of a marker."""

    review_on = forms.DateField(
        label="To be reviewed on",
        widget=AdminDateInput,
        error_messages={"required": "Choose the day of the review."},
    )
    ends_on = forms.DateField(
        label="Ends after",
        help_text="It ends by itself on this day, a year from now at the latest.",
        widget=AdminDateInput,
        error_messages={"required": "Choose the day after which it ends."},
    )


class MarkerForm(Until):
    """A marker, before it is there."""

    reason = forms.CharField(
        label="Reason",
        help_text="What happened and when. Facts only: the person may ask to read it.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write the reason."},
    )
    advice = forms.CharField(
        label="What staff should do",
        help_text="Such as: two people on visits.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write what staff should do."},
    )
    reviewer = forms.ModelChoiceField(
        label="Reviewer",
        help_text="Somebody else than you, who may record markers too.",
        queryset=User.objects.none(),
        error_messages={"required": "Choose who reviews it."},
    )

    field_order = ("reason", "advice", "reviewer", "review_on", "ends_on")

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = reviewers(by)  # type: ignore[attr-defined]


def reviewers(by: User) -> QuerySet[User]:
    """Everybody else of the staff who may record markers."""
    right = {"content_type__app_label": "accounts", "codename": "add_marker"}
    may = Q(is_superuser=True)
    for way in ("groups__permissions", "user_permissions"):
        may |= Q(**{f"{way}__{name}": value for name, value in right.items()})
    found = User.objects.filter(may, is_active=True)
    return found.exclude(pk=by.pk).distinct()


def usual_days() -> dict[str, Any]:
    """Half a year, looked at after three months."""
    today = timezone.localdate()
    return {"review_on": today + timedelta(days=91), "ends_on": today + timedelta(days=182)}
