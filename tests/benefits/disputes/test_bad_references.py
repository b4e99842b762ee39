"""Whatever is typed for the reference on our letter: a sentence that says what to do, none lost."""

from __future__ import annotations

from html import unescape

import pytest

from portal.benefits.disputes.making import NO_REFERENCE, journey
from portal.benefits.disputes.names import CLAIM
from portal.forms.build import StepForm, form_class
from portal.forms.definition import QuestionStep
from tests.forms.malformed import AT_LEAST
from tests.support.filling import good, typed

MALFORMED = (
    "7K4M-9TX",
    "7K4M-9TX33",
    "7K4M-9TX4",
    "K74M-9TX3",
    "7K4M-9XT3",
    "7K4M9TX",
    "7K4M 9TX3 7K4M 9TX3",
    "7K4M,9TX3",
    "7K4M+9TX3",
    "7K4M#9TX3",
    "#7K4M9TX3",
    "No. 7K4M9TX3",
    "ref 7K4M9TX3",
    "7K4M-9TX?",
    "????-????",
    "23456789",
    "1234567",
    "123456789",
    "00000000",
    "99999999",
    "AAAAAAAA",
    "abcdefgh",
    "CTR/2026/12",
    "HB 123456",
    "HB123456C",
    "AA123456A",
    "600123456",
    "none",
    "I have none",
    "not known",
    "n/a",
    "the letter of May",
    "5 December 2026",
    "£24.35",
    "7К4М9ТХ3",
    "7K4M9TX3\u200b",
)


def page_with(written: str) -> StepForm:
    """The page of the decision, with all else as it should be."""
    step = next(step for _r, step, question in journey().questions() if question.id == CLAIM)
    assert isinstance(step, QuestionStep)
    boxes = typed(step, {each.id: good(each) for each in step.questions})
    return form_class(step)({**boxes, CLAIM: written})


def test_there_are_enough_and_no_two_alike() -> None:
    assert len(set(MALFORMED)) == len(MALFORMED) >= AT_LEAST


@pytest.mark.parametrize("written", MALFORMED)
def test_a_mistake_gets_a_sentence_that_says_what_to_do_and_loses_nothing(written: str) -> None:
    form = page_with(written)
    assert form.errors == {CLAIM: [NO_REFERENCE]}
    assert f'value="{written}"' in unescape(str(form))


@pytest.mark.parametrize("written", ["", "7K4M-9TX3", "7k4m9tx3", " 7K4M 9TX3 ", "7K4M–9TX3"])
def test_one_that_can_be_and_none_are_taken(written: str) -> None:
    assert page_with(written).is_valid()
