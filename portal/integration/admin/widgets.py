"""Widgets: events with what each means, and fields that are written and never read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html


class EventChoices(forms.CheckboxSelectMultiple):
    """Each event by its name, and what it means below it."""

    def create_option(self, name: str, value: Any, label: Any, *args: Any, **kwargs: Any) -> Any:
        words = format_html(
            '<span class="office-choice"><b>{}</b><br><span class="office-faint">{}</span></span>',
            value,
            label,
        )
        return super().create_option(name, value, words, *args, **kwargs)


class ScopeChoices(EventChoices):
    """Each scope by its name, and what it allows below it."""


class HiddenLine(forms.PasswordInput):
    """A secret of one line. It is never shown, and browsers are asked to remember nothing."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "new-password", **(attrs or {})})


class HiddenArea(forms.Textarea):
    """A secret of several lines."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", "rows": 4, **(attrs or {})})

    def format_value(self, value: Any) -> None:
        """Nothing, whatever the value is: also when a form comes back with an error."""
        return None
