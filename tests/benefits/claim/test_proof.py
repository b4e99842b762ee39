"""The claim is proved, and its questions are those that others rely on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from portal.benefits.claim.making import journey_of
from portal.benefits.claim.wording import Wording
from portal.forms import offers, validators
from portal.forms.definition import Journey, Kind, QuestionStep, Repeat, freeze, thaw
from portal.forms.prove import prove

DOCS = Path(__file__).parents[3] / "docs" / "benefits.md"


@cache
def claim() -> Journey:
    return journey_of()


def test_the_claim_is_proved() -> None:
    assert set(_looked_up()) <= offers.names()
    assert prove(claim(), validators.names()) == []


def _looked_up() -> list[str]:
    return [q.choices_from for _r, _s, q in claim().questions() if q.choices_from]


def test_it_can_be_frozen_and_read_again() -> None:
    assert thaw(freeze(claim())) == claim()


def test_the_same_words_make_the_very_same_journey() -> None:
    assert journey_of(Wording()) == journey_of(Wording())
    assert journey_of(Wording(universal_credit="Another help")) != journey_of(Wording())


def test_a_draft_lives_longer_than_the_month_for_which_its_start_is_kept() -> None:
    assert claim().retention.draft_days > 31


def test_it_has_a_task_list() -> None:
    assert claim().is_long


def test_every_part_but_the_first_begins_with_a_page_for_all_that_come_to_it() -> None:
    """A part whose first page may be passed by has no page that decides it."""
    for section in claim().sections:
        first = section.steps[0]
        assert first.when is None or first.id == "earlier", section.id


def test_what_is_about_others_is_never_filled_in_by_a_browser() -> None:
    for repeat, step, question in claim().questions():
        about_others = repeat is not None or step.id.startswith(("partner", "helper", "landlord"))
        if about_others:
            assert question.autocomplete in ("", "off"), question.id


@pytest.mark.parametrize("kind", [Kind.NINO, Kind.SORT_CODE, Kind.ACCOUNT_NUMBER])
def test_numbers_that_can_be_misused_are_masked(kind: Kind) -> None:
    asked = [q for _r, _s, q in claim().questions() if q.kind is kind]
    assert asked
    assert all(question.sensitive for question in asked)


def test_no_sentence_for_a_mistake_quotes_a_whole_question() -> None:
    """A label that is a question has a name of its own for its mistakes, or words of its own."""
    for _repeat, _step, question in claim().questions():
        if question.label.endswith("?") and question.required:
            assert question.error_name or "required" in question.errors, question.id


def test_the_document_names_every_question() -> None:
    written = DOCS.read_text()
    for repeat, _step, question in claim().questions():
        if question.id.startswith(("partner_", "uc_part_")):
            continue
        assert f"`{question.id}`" in written, question.id
        assert repeat is None or f"`{repeat.id}`" in written


def test_every_list_says_how_many_there_can_be() -> None:
    lists = [step for _section, step in claim().steps() if isinstance(step, Repeat)]
    assert {each.id for each in lists} == {
        "children",
        "adults",
        "jobs",
        "businesses",
        "incomes",
        "savings",
        "charges",
    }
    assert all(each.minimum == 1 and each.named_by for each in lists)


def test_no_page_asks_more_than_eight_things() -> None:
    pages = [step for _r, step, _q in claim().questions() if isinstance(step, QuestionStep)]
    assert max(len(page.questions) for page in pages) <= 8
