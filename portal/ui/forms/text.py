"""Free text, on one line or several, and e-mail addresses."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from .parsing import tidy
from .question import Question
from .widgets import EmailInput, Textarea, TextInput

WIDTHS = (2, 3, 4, 5, 10, 20, 30)
LONGEST_EMAIL = 254
"""RFC 5321, section 4.5.3.1.3, less the angle brackets."""


class TextField(Question, forms.CharField):
    """One line. ``width`` is the box's, in characters, one of ``WIDTHS``; empty is full width.

    ``prefix`` and ``suffix`` stand beside the box. ``spellcheck`` is off for codes and names.
    """

    sentences: ClassVar[Mapping[str, str]] = {
        "max_length": "{Name} must be {max_length} characters or fewer",
        "min_length": "{Name} must be {min_length} characters or more",
    }
    widget: type[forms.Widget] = TextInput
    default_max_length = 200
    default_spellcheck: bool | None = None
    default_width: int | None = None
    lines = False

    def __init__(
        self,
        *,
        max_length: int | None = None,
        width: int | None = None,
        prefix: str = "",
        suffix: str = "",
        spellcheck: bool | None = None,
        inputmode: str = "",
        **kwargs: Any,
    ) -> None:
        self.width = self.default_width if width is None else width
        if self.width is not None and self.width not in WIDTHS:
            raise ValueError(f"width must be one of {WIDTHS}")
        self.prefix = prefix
        self.suffix = suffix
        self.spellcheck = self.default_spellcheck if spellcheck is None else spellcheck
        self.inputmode = inputmode
        super().__init__(max_length=max_length or self.default_max_length, **kwargs)

    def sentence_values(self) -> dict[str, str]:
        """Add the limits."""
        limits = {"max_length": f"{self.max_length:,}", "min_length": f"{self.min_length or 0:,}"}
        return {**super().sentence_values(), **limits}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Add the width, the keyboard and the spell check."""
        attrs = super().widget_attrs(widget)
        if self.width is not None:
            attrs["class"] = f"govuk-input--width-{self.width}"
        if self.spellcheck is not None:
            attrs["spellcheck"] = "true" if self.spellcheck else "false"
        if self.inputmode:
            attrs["inputmode"] = self.inputmode
        if isinstance(widget, TextInput):
            widget.prefix, widget.suffix = self.prefix, self.suffix
        return attrs

    def to_python(self, value: Any) -> Any:
        """Give the text without anything that cannot be seen."""
        return "" if value is None else tidy(str(value), lines=self.lines)


class TextareaField(TextField):
    """Several lines. With ``counted`` the limit is shown below; a script may count down from it."""

    widget = Textarea
    default_max_length = 5000
    lines = True

    def __init__(self, *, counted: bool = False, rows: int = 5, **kwargs: Any) -> None:
        self.counted = counted
        self.rows = rows
        super().__init__(**kwargs)
        if counted:
            self.template_name = "ui/forms/character_count.html"

    @property
    def max_length_shown(self) -> str:
        """Give the limit with its thousands parted."""
        return f"{self.max_length:,}"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Add the rows, and the mark by which a script finds a counted box."""
        attrs = {**super().widget_attrs(widget), "rows": self.rows}
        if self.counted:
            attrs["class"] = f"{attrs.get('class', '')} govuk-js-character-count".strip()
        return attrs


class EmailField(TextField):
    """An e-mail address."""

    sentences: ClassVar[Mapping[str, str]] = {
        "invalid": "Enter an email address in full, like name@example.com",
    }
    widget = EmailInput
    fallback_name = "your email address"
    default_autocomplete = "email"
    default_max_length = LONGEST_EMAIL
    default_spellcheck = False

    def to_python(self, value: Any) -> Any:
        """Give the address, checked for its form only."""
        text = super().to_python(value)
        if text and len(text) <= LONGEST_EMAIL:
            try:
                EmailValidator()(text)
            except ValidationError:
                raise self.problem("invalid") from None
        return text
