"""A journey goes to JSON and comes back the same."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from portal.forms.conditions import AllOf, Answered, AnyOf, Compared, Equals, In, Not, Op
from portal.forms.definition import (
    Choice,
    Divider,
    Kind,
    Retention,
    Unthawable,
    fingerprint,
    freeze,
    thaw,
)

from .making import ask, journey, leave, page, read, several, yes, yes_no

EVERYTHING = journey(
    page(
        yes_no("a", errors={"required": "Choose yes or no"}, validators=("a-check",)),
        ask("b", Kind.RADIOS, choices=(Choice("x", "X", "hint"), Divider(), Choice("y", "Y"))),
        intro=("Read this.", "And this."),
    ),
    page(ask("sum", Kind.MONEY, least=Decimal("0.50"), most=9), when=AllOf((yes("a"),))),
    read("note", when=Not(AnyOf((In("b", ("x", "y")), Answered("a"))))),
    several("people", page(ask("day", Kind.DATE)), minimum=1),
    leave("out", when=Compared("sum", Op.MORE, Decimal("5.25"))),
    page(ask("c"), when=AnyOf((Compared("people", Op.LESS, 2), Equals("b", "x")))),
    leave("late", when=Compared("birth", Op.LESS, date(1960, 1, 1))),
    retention=Retention(20, 40),
    version=3,
    closes=datetime(2027, 1, 2, 3, 4, tzinfo=UTC),
)


def changed(**more: object) -> str:
    """The frozen form of everything, with its journey's own fields changed."""
    whole = json.loads(freeze(EVERYTHING))
    whole["journey"].update(more)
    return json.dumps(whole)


def test_a_journey_thaws_to_what_it_was() -> None:
    assert thaw(freeze(EVERYTHING)) == EVERYTHING


def test_a_journey_freezes_to_the_same_text_each_time() -> None:
    assert freeze(thaw(freeze(EVERYTHING))) == freeze(EVERYTHING)


def test_what_is_at_its_default_is_not_written() -> None:
    assert '"hint"' not in freeze(journey(page(ask("a"))))
    assert '"hint"' in freeze(journey(page(ask("a", hint="Like this"))))


def test_any_change_changes_the_fingerprint() -> None:
    first = fingerprint(EVERYTHING)
    assert len(first) == 64
    assert fingerprint(thaw(freeze(EVERYTHING))) == first
    assert fingerprint(replace(EVERYTHING, version=4)) != first
    assert fingerprint(replace(EVERYTHING, title="Another")) != first


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"schema": 2, "journey": {}}',
        '{"schema": 1}',
        '{"schema": 1, "journey": {"is": "section"}}',
        '{"schema": 1, "journey": {"is": "journey"}}',
        changed(colour="red"),
        changed(title=5),
        changed(version=True),
        changed(sections="none"),
        changed(sections=[{"is": "os"}]),
        changed(closes={"is": "datetime", "value": "soon"}),
        changed(closes={"is": "datetime"}),
        changed(closes={"is": "date", "value": "2026-01-01"}),
        changed(sections=[{"is": "section", "id": "a", "title": "A", "steps": [5]}]),
    ],
)
def test_what_is_not_a_journey_is_refused(text: str) -> None:
    with pytest.raises(Unthawable):
        thaw(text)


def test_a_question_of_an_unknown_kind_is_refused() -> None:
    text = freeze(journey(page(ask("a", Kind.EMAIL))))
    assert thaw(text)
    with pytest.raises(Unthawable):
        thaw(text.replace('"email"', '"telepathy"'))


def test_error_words_that_are_not_words_are_refused() -> None:
    text = freeze(journey(page(ask("a", errors={"required": "Say it"}))))
    with pytest.raises(Unthawable):
        thaw(text.replace('"Say it"', "5"))
