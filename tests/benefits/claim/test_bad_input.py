"""Whatever is typed on the claim's own pages: a sentence that says what to do, and nothing lost."""

from __future__ import annotations

from html import escape, unescape
from typing import Any

import pytest

from portal.benefits.claim.making import journey_of
from portal.benefits.claim.names import KEY
from portal.forms.build import StepForm, form_class
from portal.forms.definition import Kind, Question, QuestionStep
from portal.forms.models import Draft
from portal.ui.forms.parsing import Unreadable, format_money, parse_money
from tests.forms.malformed import AT_LEAST, MALFORMED, Bad
from tests.support.claimants import FAMILY
from tests.support.filling import good, typed
from tests.support.walking import Walker

CLAIM = journey_of()
STEPS = {question.id: (step, question) for _r, step, question in CLAIM.questions()}
WHERE = {
    Kind.NINO: "nino",
    Kind.POSTCODE: "address",
    Kind.MONEY: "job_pay",
    Kind.SORT_CODE: "sort_code",
    Kind.ACCOUNT_NUMBER: "account_number",
    Kind.DATE: "born",
}
"""A question of the claim for each kind. A postcode is a box of an address."""
EACH = [(kind, bad) for kind, found in MALFORMED.items() for bad in found]


def filled(kind: Kind, bad: Bad) -> tuple[StepForm, str]:
    """The form of the page, with all else as it should be, and the name of the wrong question."""
    step, question = STEPS[WHERE[kind]]
    return form_class(step)({**_good(step), **_boxes(kind, question, bad)}), question.id


def _good(step: QuestionStep) -> dict[str, Any]:
    return typed(step, {each.id: good(each) for each in step.questions})


def _boxes(kind: Kind, question: Question, bad: Bad) -> dict[str, str]:
    return bad.boxes(f"{question.id}-postcode" if kind is Kind.POSTCODE else question.id)


@pytest.mark.parametrize("kind", MALFORMED)
def test_there_are_enough_of_each_and_no_two_alike(kind: Kind) -> None:
    found = [bad.typed for bad in MALFORMED[kind]]
    assert len(set(found)) == len(found) >= AT_LEAST


@pytest.mark.parametrize("kind", MALFORMED)
def test_the_page_takes_what_is_right(kind: Kind) -> None:
    step, _question = STEPS[WHERE[kind]]
    assert form_class(step)(_good(step)).is_valid()


@pytest.mark.parametrize(("kind", "bad"), EACH, ids=lambda each: str(each)[:60])
def test_a_mistake_gets_a_sentence_that_says_what_to_do_and_loses_nothing(
    kind: Kind, bad: Bad
) -> None:
    form, id_ = filled(kind, bad)
    assert not form.is_valid()
    assert set(form.errors) == {id_}
    (sentence,) = map(str, form.errors[id_])
    assert bad.says in sentence
    assert "{" not in sentence
    assert sentence[0].isupper()
    assert "valid" not in sentence
    page = unescape(str(form))
    for text in (bad.typed,) if isinstance(bad.typed, str) else bad.typed:
        assert f'value="{text}"' in page or f'value="{_as_money(text)}"' in page or not text
        if any(letter.isdigit() for letter in text) and len(text) > 5:
            assert text not in sentence or text in bad.says, "what was typed is personal"


def _as_money(text: str) -> str:
    """A sum that can be read but is too much comes back as people write it."""
    try:
        return format_money(parse_money(text))
    except Unreadable:
        return text


PAGES = {
    Kind.NINO: "nino",
    Kind.POSTCODE: "address",
    Kind.MONEY: "rent",
    Kind.SORT_CODE: "bank",
    Kind.ACCOUNT_NUMBER: "bank",
    Kind.DATE: "birth",
}
ON_PAGE = WHERE | {Kind.MONEY: "rent_amount"}


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_sent_with_a_mistake_comes_back_with_all_that_was_typed(kind: Kind) -> None:
    walker = Walker(KEY).start()
    walker.go(f"/forms/{KEY}/{walker.key}/birth/")
    walker.send({"born-day": "4", "born-month": "3", "born-year": "1985"})
    Draft.objects.update(answers=FAMILY)
    walker.go(f"/forms/{KEY}/{walker.key}/{PAGES[kind]}/")
    step, question = STEPS[ON_PAGE[kind]]
    bad = MALFORMED[kind][0]
    boxes = {**typed(step, FAMILY), **_boxes(kind, question, bad)}
    walker.send(boxes)
    assert walker.step == PAGES[kind]
    page = walker.soup
    summary = page.select_one(".govuk-error-summary")
    assert summary
    assert bad.says in summary.get_text()
    link = summary.find("a")
    assert link
    assert page.find(id=str(link["href"]).removeprefix("#"))
    for name, text in boxes.items():
        box = page.find("input", {"name": name})
        if box is not None and text and name != "address-stage":
            assert escape(str(box.get("value"))) == escape(_shown(name, str(text))), name
    assert Draft.objects.get().answers == FAMILY


def _shown(name: str, text: str) -> str:
    """A right number comes back as people write it."""
    return "12-34-56" if (name, text) == ("sort_code", "123456") else text
