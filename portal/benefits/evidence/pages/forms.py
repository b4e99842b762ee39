"""What is asked when somebody sends proof, or cannot."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from portal.forms.uploads.limits import sentence
from portal.ui.forms import FileUploadField, GovukBoundField, GovukForm, TextareaField
from portal.ui.forms.widgets import FileInput

from ..sending import QUESTION

NONE = "Take a photo or choose a file"
LONGEST = 2000


class EitherBound(GovukBoundField):
    """Says nothing after its label: neither has to be answered, but one of them has."""

    optional_mark = ""


class EitherField(FileUploadField):
    """One of two ways to give the same."""

    bound_field_class = EitherBound


class SendForm(GovukForm):
    """A photo taken now, files chosen, or both. What a file is, is looked at when it is taken."""

    photo = EitherField(
        label="Take a photo",
        hint="On a phone this opens the camera. Put the paper on a table in good light.",
        error_name="the photo",
        max_bytes=10**9,
        required=False,
        widget=FileInput({"capture": "environment"}),
    )
    papers = EitherField(
        label="Or choose files",
        hint=sentence(QUESTION),
        error_name="the files",
        multiple=True,
        max_bytes=10**9,
        max_files=100,
        required=False,
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["photo"].widget.attrs["accept"] = "image/*"
        self.fields["papers"].widget.attrs["accept"] = ",".join(
            f".{each}" for each in QUESTION.extensions
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not chosen(given):
            self.add_error("papers", NONE)
        return given


class CannotForm(GovukForm):
    """Why somebody cannot get it."""

    why = TextareaField(
        label="Why can you not get this?",
        error_name="why you cannot get this",
        hint="Tell us what you have tried, or what you have instead. Do not write bank numbers "
        "here.",
        counted=True,
        max_length=LONGEST,
        rows=5,
        error_messages={"required": "Tell us why you cannot get this"},
    )


def chosen(given: dict[str, Any]) -> list[UploadedFile]:
    """Every file of a form."""
    photo = given.get("photo")
    return [*([photo] if photo else []), *(given.get("papers") or [])]
