"""Boxes of a rule that know the form around them, once a script has read it.

Without it they are boxes to type a name into.
"""

from __future__ import annotations

from typing import Any

from django import forms


class QuestionSelect(forms.TextInput):
    """The question that a rule is about: the script offers those of the form."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-rule-question": "", "autocomplete": "off", **(attrs or {})})


class AnswerInput(forms.TextInput):
    """What the answer is compared with: the script offers the answers of the question."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-rule-value": "", "autocomplete": "off", **(attrs or {})})
