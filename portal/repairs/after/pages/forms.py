"""What is asked after a visit."""

from __future__ import annotations

from typing import Any

from django import forms

from portal.ui.forms import Choice, Divider, GovukForm, RadiosField, TextareaField

from ...catalogue.compile import DANGER_WORDS, NONE, NONE_LABEL
from ...catalogue.tree import Catalogue
from ...models import Answer

LONGEST = 2000
WHAT_IS_LEFT = (Answer.PARTLY, Answer.NO)
ANSWERS = (
    Choice(Answer.YES, "Yes, it is fixed"),
    Choice(Answer.PARTLY, "Partly", "Some of it is still wrong."),
    Choice(Answer.NO, "No, it is not fixed"),
    Choice(Answer.NOBODY, "Nobody came"),
)
STARS = (
    ("5", "Very well"),
    ("4", "Well"),
    ("3", "Neither well nor badly"),
    ("2", "Badly"),
    ("1", "Very badly"),
)


class FixedForm(GovukForm):
    """Whether it is fixed. What is left must be told, how well we did need not be."""

    answer = RadiosField(
        label="Is it fixed?",
        error_name="if it is fixed",
        heading="m",
        choices=ANSWERS,
        error_messages={"required": "Say if it is fixed"},
    )
    words = TextareaField(
        label="What is still wrong, or what should we know?",
        error_name="what is still wrong",
        hint="Do not write bank or card numbers here.",
        counted=True,
        max_length=LONGEST,
        rows=4,
        required=False,
    )
    stars = RadiosField(
        label="How well did we do this repair?",
        error_name="how well we did",
        choices=STARS,
        required=False,
    )

    def __init__(self, *args: Any, closed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if closed:  # that it is fixed is what we think already
            _offer(self, "answer", ANSWERS[1:])
            del self.fields["stars"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") in WHAT_IS_LEFT and not given.get("words"):
            self.add_error("words", "Tell us what is still wrong")
        return given


class WorseForm(GovukForm):
    """Whether anyone is in danger now, and what has changed."""

    danger = RadiosField(
        label=DANGER_WORDS,
        error_name="if anyone is in danger",
        heading="m",
        choices=(),
        error_messages={"required": "Say if anyone is in danger"},
    )
    words = TextareaField(
        label="What has changed?",
        error_name="what has changed",
        hint="Do not write bank or card numbers here.",
        counted=True,
        max_length=LONGEST,
        rows=4,
        required=False,
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, catalogue: Catalogue | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dangers = catalogue.dangers if catalogue else ()
        choices = (Choice(node.key, node.label, node.hint) for node in dangers)
        _offer(self, "danger", (*choices, Divider(), Choice(NONE, NONE_LABEL)))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("danger") == NONE and not given.get("words"):
            self.add_error("words", "Tell us what has changed")
        return given


def _offer(form: GovukForm, name: str, choices: tuple[Choice | Divider, ...]) -> None:
    field = form.fields[name]
    if not isinstance(field, RadiosField):
        raise TypeError(f"{name} is not a question with choices.")
    field.choices = choices
