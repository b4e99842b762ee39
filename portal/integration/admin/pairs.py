"""Pairs of words, one pair a line, in the order in which they are written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class PairsField(forms.CharField):
    """``Reference: reference`` on each line, as a list of pairs. Empty lines are left out.

    A list, because PostgreSQL does not keep the order of an object's names.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": 4}), max_length=10_000, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict | list):
            return "\n".join(f"{name}: {path}" for name, path in dict(value).items())
        return value

    def clean(self, value: Any) -> Any:
        pairs: dict[str, str] = {}
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            name, colon, path = (part.strip() for part in line.rpartition(":"))
            if not (name and colon and path):
                raise ValidationError(f"Write two parts with a colon between them: {line}")
            if name in pairs:
                raise ValidationError(f"This stands there twice: {name}")
            pairs[name] = path
        return [list(pair) for pair in pairs.items()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)
