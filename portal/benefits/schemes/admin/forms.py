"""The form for a draft. A text with mistakes is kept too: they stand beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.widgets import AdminDateInput

from ...models import RulesVersion

STALE = (
    "Somebody has changed this since you opened the page. We saved nothing. Copy what you wrote, "
    "and open the page again."
)


class RulesForm(forms.ModelForm):
    """Days and text. ``seen`` is the text as the page showed it."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    class Meta:
        model = RulesVersion
        fields = ("first", "last", "written")
        widgets = {
            "first": AdminDateInput,
            "last": AdminDateInput,
            "written": forms.Textarea(
                attrs={"rows": 28, "spellcheck": "false", "class": "cases-code"}
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = self.instance.written
        self.was = self.instance.written

    def clean_written(self) -> str:
        """Lines end in one way, whatever the browser sends."""
        return _lines(str(self.cleaned_data["written"]))

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what somebody else has saved meanwhile."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk and _lines(values.get("seen", "")).strip() != self.was.strip():
            self.add_error(None, STALE)
        return values


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
