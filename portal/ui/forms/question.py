"""What every question of ours has in common, whatever kind of answer it takes."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from . import wording
from .parsing import Unreadable

SIZES = ("", "s", "m", "l", "xl")


class Question(forms.Field):
    """A form field with a label, a hint and error sentences that name the thing asked for.

    ``label`` is needed. ``error_name`` is the thing inside a sentence ("your date of birth"); it
    follows from the label unless that is a question. ``heading`` is the label's size, one of
    ``SIZES``; with ``page_heading`` the label is the page's ``h1``. ``autocomplete`` is an HTML
    token. A question that need not be answered says "(optional)" after its label.

    A subclass adds to ``sentences``: code to sentence, with ``{name}``, ``{Name}`` (to begin with)
    and whatever ``sentence_values`` gives. They are never %-formatted.
    """

    sentences: ClassVar[Mapping[str, str]] = {"required": "Enter {name}"}
    fallback_name: ClassVar[str] = ""
    default_autocomplete: ClassVar[str] = ""

    def __init__(
        self,
        *,
        label: str,
        error_name: str = "",
        hint: str = "",
        heading: str = "",
        page_heading: bool = False,
        autocomplete: str | None = None,
        error_messages: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        if heading not in SIZES:
            raise ValueError(f"heading must be one of {SIZES}")
        self.error_name = error_name or wording.error_name(label, self.fallback_name)
        self.heading = heading
        self.page_heading = page_heading
        self.autocomplete = self.default_autocomplete if autocomplete is None else autocomplete
        super().__init__(label=label, help_text=hint, **kwargs)
        self.error_messages: dict[str, Any] = {
            **self.error_messages,
            **wording.fill(self.all_sentences(), self.sentence_values()),
            **(error_messages or {}),
        }

    @classmethod
    def all_sentences(cls) -> dict[str, str]:
        """Gather the sentences of the class and of those it builds on; the nearest wins."""
        gathered: dict[str, str] = {}
        for ancestor in reversed(cls.__mro__):
            gathered.update(ancestor.__dict__.get("sentences", {}))
        return gathered

    def sentence_values(self) -> dict[str, str]:
        """Give what fills the gaps in this question's sentences."""
        return {"name": self.error_name, "Name": wording.start_sentence(self.error_name)}

    def problem(self, code: str, *parts: str, **values: str) -> ValidationError:
        """Build the error for a code, marking ``parts`` of the answer as the wrong ones."""
        sentence = wording.fill_one(str(self.error_messages[code]), values)
        if not parts:
            return ValidationError(sentence, code=code)
        # Django %-formats a message that has params, and a label may hold a per cent sign.
        return ValidationError(sentence.replace("%", "%%"), code=code, params={"parts": parts})

    def problem_from(self, unreadable: Unreadable) -> ValidationError:
        """Build the error for what a parser could not read."""
        return self.problem(unreadable.code, *unreadable.parts, **unreadable.values)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Give the attributes of the input; never ``maxlength``, which cuts a paste silently."""
        return {"autocomplete": self.autocomplete} if self.autocomplete else {}

    def run_validators(self, value: Any) -> None:
        """Run the validators, putting our sentence for a code in the place of theirs."""
        if value in self.empty_values:
            return
        errors: list[ValidationError] = []
        for validator in self.validators:
            try:
                validator(value)
            except ValidationError as error:
                code = getattr(error, "code", None)
                ours = code in self.error_messages
                errors.extend([self.problem(str(code))] if ours else error.error_list)
        if errors:
            raise ValidationError(errors)
