"""How a decision is disputed: the rule of its day, the last day, and what is kept of both."""

from __future__ import annotations

from datetime import date

import pytest

from portal.benefits.dated import Held, Source
from portal.benefits.decisions.terms import (
    Benefit,
    Dispute,
    DisputeWay,
    as_kept,
    for_decision,
    ways_of,
)
from portal.home.demo.benefits import benefits

FROM = Source("a test")
ASK = DisputeWay("Ask us", "Tell us what is wrong.", "https://example.org/")


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        (date(2026, 12, 5), date(2027, 1, 5)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
    ],
)
def test_the_last_day_is_a_calendar_month_on(decided: date, last: date) -> None:
    assert Dispute(Benefit.RENT, (ASK,), FROM, months=1).last_day(decided) == last


def test_where_the_law_sets_no_day_there_is_none() -> None:
    assert Dispute(Benefit.COUNCIL_TAX, (ASK,), FROM).last_day(date(2026, 12, 5)) is None


def test_the_rule_is_that_of_the_benefit_and_the_day() -> None:
    old = Dispute(Benefit.RENT, (ASK,), FROM, months=1, held=Held(last=date(2026, 12, 31)))
    new = Dispute(Benefit.RENT, (ASK,), FROM, months=2, held=Held(first=date(2027, 1, 1)))
    tax = Dispute(Benefit.COUNCIL_TAX, (ASK,), FROM)
    rules = (old, new, tax)
    assert for_decision(rules, Benefit.RENT, date(2026, 12, 31)) is old
    assert for_decision(rules, Benefit.RENT, date(2027, 1, 1)) is new
    assert for_decision((tax,), Benefit.RENT, date(2027, 1, 1)) is None


def test_what_is_kept_of_a_rule_gives_its_ways_back() -> None:
    kept = as_kept(Dispute(Benefit.RENT, (ASK,), FROM, late="Ask all the same."))
    assert ways_of(kept) == [ASK]
    assert kept["late"] == "Ask all the same."
    assert ways_of({}) == []


def test_the_demo_says_a_tribunal_for_each_benefit() -> None:
    disputes = benefits().disputes
    assert {each.benefit for each in disputes} == set(Benefit)
    assert all("Tribunal" in each.ways[-1].words for each in disputes)
