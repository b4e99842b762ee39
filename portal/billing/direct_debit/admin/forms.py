"""The files of a table, and from which day it counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

MOST_BYTES = 1_000_000
"""The real table is a tenth of it."""


class TableForm(forms.Form):
    """Two text files. The second one may be left out."""

    weights = forms.FileField(
        label="Weight table", help_text="The file valacdos.txt, as Vocalink gives it out."
    )
    substitutes = forms.FileField(
        label="Substitution table", required=False, help_text="The file scsubtab.txt."
    )

    def clean_weights(self) -> str:
        return self._text("weights")

    def clean_substitutes(self) -> str:
        return self._text("substitutes")

    def _text(self, name: str) -> str:
        file: UploadedFile | None = self.cleaned_data[name]
        if file is None:
            return ""
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError("The file is too big. It may have 1 MB.")
        try:
            text: str = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError("This is not a text file.") from None
        if "\0" in text:
            raise forms.ValidationError("This is not a text file.")
        return text


class UseForm(forms.Form):
    """The day that Vocalink names for the table."""

    valid_from = forms.DateField(
        label="Use it from", widget=AdminDateInput, help_text="Today, or the day it is valid from."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"valid_from": timezone.localdate()})
        super().__init__(*args, **kwargs)

    def clean_valid_from(self) -> date:
        day: date = self.cleaned_data["valid_from"]
        if day < timezone.localdate():
            raise forms.ValidationError("Choose today or a later day.")
        return day
