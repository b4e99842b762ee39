"""Which kept answers still answer their question."""

from decimal import Decimal
from typing import Any

import pytest

from portal.forms.definition import Choice, Kind, Question
from portal.forms.fit import fits, settled

from .making import ask, one_of, page, yes_no

FORMATS = ask(
    "formats",
    Kind.CHECKBOXES,
    choices=(Choice("a", "A"), Choice("b", "B"), Choice("none", "None", exclusive=True)),
)


@pytest.mark.parametrize(
    ("question", "good", "bad"),
    [
        (ask("q", longest=3), ["abc"], ["abcd", 3, ["a"]]),
        (one_of("q", "a", "b"), ["a", "b"], ["c", ["a"], 1]),
        (yes_no("q"), ["yes", "no"], ["maybe", True]),
        (FORMATS, [["a"], ["a", "b"], ["none"]], ["a", ["c"], ["a", "none"], [["a"]]]),
        (ask("q", Kind.DATE), ["2026-01-31"], ["31/1/2026", 20260131, "2026-02-30"]),
        (
            ask("q", Kind.DATE, earliest="2026-01-01", latest="2026-12-31"),
            ["2026-01-01", "2026-12-31"],
            ["2025-12-31", "2027-01-01"],
        ),
        (ask("q", Kind.DATE, latest="today"), ["2026-01-31"], ["soon"]),
        (ask("q", Kind.WHOLE_NUMBER, least=1, most=3), [1, 3], [0, 4, "2", 1.5, True]),
        (
            ask("q", Kind.MONEY, least=Decimal("0.50"), most=Decimal(9)),
            ["0.50", "9.00"],
            ["0.49", "9.01", "NaN", "Infinity", "x", 5],
        ),
        (
            ask("q", Kind.ADDRESS),
            [
                {"line_1": "1 High Street", "postcode": "AA1 1AA"},
                {"line_1": "1 High Street", "postcode": "AA1 1AA", "uprn": "1"},
            ],
            [
                *("1 High Street", {"street": "x"}, {"line_1": ""}, {"line_1": 1}),
                *({"uprn": "1"}, {"line_1": "1 High Street", "uprn": 1}),
            ],
        ),
        (
            ask("q", Kind.FILE, max_files=2),
            [[{"id": "1", "name": "a.jpg"}]],
            ["a.jpg", [{"id": "1"}], ["a"], [{"id": str(n), "name": "a"} for n in range(3)]],
        ),
    ],
)
def test_an_answer_fits_by_shape_and_limits(
    question: Question, good: list[Any], bad: list[Any]
) -> None:
    assert [answer for answer in good if not fits(question, answer)] == []
    assert [answer for answer in bad if fits(question, answer)] == []


@pytest.mark.parametrize("empty", [None, "", []])
def test_nothing_fits_only_what_may_be_left_empty(empty: Any) -> None:
    assert not fits(ask("q"), empty)
    assert fits(ask("q", required=False), empty)


def test_an_optional_page_counts_once_it_was_passed() -> None:
    step = page(ask("q", required=False))
    assert not settled(step, {})
    assert settled(step, {"q": None})
