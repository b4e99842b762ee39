"""A step's Django form, built from its question data. A class is built once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache, partial
from typing import Any, ClassVar

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.ui import forms

from . import offers, validators
from .cleaned import keep, keep_all
from .definition import Divider, Kind, Question, QuestionStep
from .uploads import limits

BLANK = "Choose one"


class StepForm(forms.GovukForm):
    """The form of one step. ``answers`` are the earlier ones, for validators that compare."""

    step: ClassVar[QuestionStep]

    def __init__(self, *args: Any, answers: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.answers = answers or {}
        if offers.looks_up(self.step) and kwargs.get("initial"):
            given = kwargs["initial"].items()
            kwargs["initial"] = {id_: offers.value_of(answer) for id_, answer in given}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Ask the step's validators, once every answer is good by itself."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if self.step.validators and not self.errors:
            kept = _kept_for_validators(self.step, values)
            for name in self.step.validators:
                for field, sentence in validators.for_steps[name](kept, self.answers).items():
                    self.add_error(field, ValidationError(sentence, code=f"check:{name}"))
        return values

    def kept(self) -> dict[str, Any]:
        """Give the clean answers as a draft keeps them. See ``cleaned.keep`` about files."""
        return keep_all(self.step, self.cleaned_data)


def form_for(step: QuestionStep, answers: Mapping[str, Any]) -> type[StepForm]:
    """Give the form class of a step for somebody who has answered so far so.

    Of a step that offers what is looked up it is made anew, and never remembered.
    """
    return _made(offers.resolved(step, answers)) if offers.looks_up(step) else form_class(step)


@lru_cache(maxsize=1000)
def form_class(step: QuestionStep) -> type[StepForm]:
    """Give the form class of a step, with the choices that are written in it."""
    return _made(step)


def _made(step: QuestionStep) -> type[StepForm]:
    alone = len(step.questions) == 1 and not step.title
    fields = {question.id: field(question, heading=alone) for question in step.questions}
    return type("StepFormOf", (StepForm,), {"step": step, **fields})


def field(question: Question, *, heading: bool = False) -> django_forms.Field:
    """Give the form field of a question. ``heading``: its label is the page's heading."""
    kind, more = _FIELDS[question.kind]
    common: dict[str, Any] = {
        "label": question.label,
        "hint": question.hint,
        "required": question.required,
        "error_name": question.error_name,
        "error_messages": question.errors,
        "autocomplete": question.autocomplete or None,
        "validators": [partial(_validate, question, name) for name in question.validators],
    }
    if heading:
        common.update(page_heading=True, heading="l")
    return kind(**{**common, **more(question)})


def _validate(question: Question, name: str, value: Any) -> None:
    sentence = validators.for_questions[name](keep(question, value))
    if sentence:
        raise ValidationError(sentence, code=f"check:{name}")


def _kept_for_validators(step: QuestionStep, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        question.id: keep(question, values.get(question.id))
        for question in step.questions
        if question.kind is not Kind.FILE
    }


def _text(question: Question) -> dict[str, Any]:
    given = {"max_length": question.longest or None, "width": question.width or None}
    if question.kind is Kind.TEXTAREA:
        given["counted"] = question.counted
    return {name: value for name, value in given.items() if value is not None}


def _phone(question: Question) -> dict[str, Any]:
    return {**_text(question), "mobile": question.mobile, "abroad": question.abroad}


def _number(question: Question) -> dict[str, Any]:
    as_kind = Decimal if question.kind is Kind.MONEY else int
    given = {"min_value": question.least, "max_value": question.most}
    limits = {name: as_kind(value) for name, value in given.items() if value is not None}
    return {**_text(question), **limits}


def _listed(question: Question) -> dict[str, Any]:
    if question.kind is Kind.YES_NO:
        return {"choices": [_item(each) for each in question.options], "inline": True}
    given: dict[str, Any] = {"choices": [_item(each) for each in question.choices]}
    if question.kind is Kind.RADIOS:
        given["inline"] = question.inline
    if question.kind is Kind.SELECT:
        given["blank"] = BLANK
    return given


def _item(item: Any) -> forms.Choice | forms.Divider:
    if isinstance(item, Divider):
        return forms.Divider(item.text)
    return forms.Choice(item.value, item.label, hint=item.hint, exclusive=item.exclusive)


def _date(question: Question) -> dict[str, Any]:
    given = {"earliest": question.earliest, "latest": question.latest}
    return {name: _limit(text) for name, text in given.items() if text}


def _limit(text: str) -> Any:
    return timezone.localdate if text == "today" else date.fromisoformat(text)


def _address(question: Question) -> dict[str, Any]:
    """The field puts its own token on each box, behind what stands before ours."""
    return {"autocomplete": question.autocomplete.removesuffix("street-address").strip()}


def _file(question: Question) -> dict[str, Any]:
    """Say the limits before a file is chosen."""
    return {
        "hint": " ".join(filter(None, [question.hint, limits.sentence(question)])),
        "extensions": question.extensions,
        "max_bytes": question.max_megabytes * 1_000_000,
        "multiple": question.max_files > 1,
        "max_files": question.max_files,
    }


Maker = Callable[..., django_forms.Field]
_FIELDS: dict[Kind, tuple[Maker, Callable[[Question], dict[str, Any]]]] = {
    Kind.TEXT: (forms.TextField, _text),
    Kind.TEXTAREA: (forms.TextareaField, _text),
    Kind.RADIOS: (forms.RadiosField, _listed),
    Kind.CHECKBOXES: (forms.CheckboxesField, _listed),
    Kind.SELECT: (forms.SelectField, _listed),
    Kind.YES_NO: (forms.RadiosField, _listed),
    Kind.DATE: (forms.DateField, _date),
    Kind.WHOLE_NUMBER: (forms.WholeNumberField, _number),
    Kind.MONEY: (forms.MoneyField, _number),
    Kind.EMAIL: (forms.EmailField, _text),
    Kind.PHONE: (forms.PhoneField, _phone),
    Kind.ADDRESS: (forms.AddressLookupField, _address),
    Kind.POSTCODE: (forms.PostcodeField, _text),
    Kind.NINO: (forms.NinoField, _text),
    Kind.SORT_CODE: (forms.SortCodeField, _text),
    Kind.ACCOUNT_NUMBER: (forms.AccountNumberField, _text),
    Kind.FILE: (forms.FileUploadField, _file),
}
