"""A number for texts has to be a mobile one, as in every form. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .. import validators
from ..definition import About, QuestionStep, Section, Step
from ..reaching import PHONE, PREFERS, mobile_for_texts

MOBILE_FOR_TEXTS = "built-mobile-for-texts"
validators.validates_step(MOBILE_FOR_TEXTS)(mobile_for_texts)


def checked(sections: Iterable[Section], about: About) -> tuple[Section, ...]:
    """Give the parts with that check on the page that asks for the number.

    It is for forms that name the two questions as we do; for others the number alone is looked at.
    """
    if (about.prefers, about.phone) != (PREFERS, PHONE):
        return tuple(sections)
    return tuple(replace(each, steps=tuple(_steps(each.steps))) for each in sections)


def _steps(steps: Iterable[Step]) -> Iterator[Step]:
    for step in steps:
        asks = isinstance(step, QuestionStep) and PHONE in {each.id for each in step.questions}
        if isinstance(step, QuestionStep) and asks:
            yield replace(step, validators=(*step.validators, MOBILE_FOR_TEXTS))
        else:
            yield step
