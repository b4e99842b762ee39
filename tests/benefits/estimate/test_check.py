"""A scheme is looked through before anybody is estimated by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portal.benefits.dated import Held
from portal.benefits.estimate.check import mistakes
from portal.benefits.estimate.examples import EXAMPLES, worked
from portal.benefits.estimate.household import Passport
from portal.benefits.estimate.means import AdultStep
from portal.benefits.estimate.needs import Need, Needs
from portal.benefits.estimate.scheme import (
    Banded,
    BandTable,
    IncomeBand,
    MaximumPercent,
    Scheme,
    Tapered,
)
from portal.home.demo.benefits import benefits

from .homes import DAY
from .rules import BANDED, MAXIMUM, TAPER, TAPERED, WORKING_NEEDS

OXFORD = benefits().schemes[0]


def banded(*bands: tuple[int, int], couple: bool | None = None) -> Banded:
    rows = tuple(IncomeBand(up_to, Decimal(percent)) for up_to, percent in bands)
    return Banded((BandTable(rows, couple),))


@pytest.mark.parametrize("scheme", [BANDED, TAPERED, MAXIMUM, OXFORD])
def test_nothing_is_wrong_with_a_good_scheme(scheme: Scheme) -> None:
    assert mistakes(scheme) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"held": Held()}, "Say from which day"),
        ({"held": Held(date(2026, 4, 1), date(2026, 3, 31))}, "last day is before"),
        ({"passports": {Passport.INCOME_SUPPORT: Decimal(101)}}, "from 0 to 100"),
        ({"model": banded((10000, -1))}, "from 0 to 100"),
        ({"model": MaximumPercent(Decimal(110), TAPER)}, "from 0 to 100"),
        ({"model": Tapered(WORKING_NEEDS, Decimal(0))}, "income would never count"),
        ({"model": banded()}, "has no bands"),
        ({"model": banded((10000, 50), (20000, 75))}, "a higher income gets a higher"),
        ({"model": banded((10000, 75), (10000, 50))}, "up to the same income"),
        ({"model": banded((10000, 75), couple=True)}, "no bands for: One adult"),
        ({"capital": replace(BANDED.capital, free=1600001)}, "only above the limit"),
        ({"capital": replace(BANDED.capital, step=0)}, "must be more than nothing"),
        (
            {"adults": replace(BANDED.adults, steps=(AdultStep(0, 900), AdultStep(100, 800)))},
            "taken to pay less",
        ),
        (
            {"adults": replace(BANDED.adults, steps=(AdultStep(0, 900), AdultStep(0, 950)))},
            "begin at the same income",
        ),
    ],
)
def test_a_mistake_is_said_in_words(change: dict[str, Any], said: str) -> None:
    assert any(said in mistake for mistake in mistakes(replace(BANDED, **change)))


def test_a_need_without_an_amount_is_found_before_anybody_meets_it() -> None:
    amounts = tuple(each for each in WORKING_NEEDS.amounts if each.need != Need.CARER)
    scheme = replace(TAPERED, model=Tapered(Needs(amounts), Decimal(20)))
    assert mistakes(scheme) == ["No amount for “carer” on 2026-04-01."]


def test_every_example_is_worked_out_and_told_apart() -> None:
    found = list(worked(BANDED, DAY))
    assert [example for example, _ in found] == list(EXAMPLES)
    assert len({example.words for example in EXAMPLES}) == len(EXAMPLES)


def test_the_examples_beside_a_scheme_are_what_it_gives() -> None:
    weekly = {example.words: estimate.weekly for example, estimate in worked(BANDED, DAY)}
    # £2,000 a year is £38.36 a week, and three quarters of it, £1,500, is £28.77
    assert weekly["One adult with no income"] == 2877
    assert weekly["A couple with £500 a week from work"] == 2877  # 75% of 38.36
    assert weekly["A couple with a child and £550 a week from work"] == 1918  # 50%
    son = "One adult with no income and a grown-up son who earns £400 a week"
    assert weekly[son] == 2776  # 38.36 less 10.60


def test_the_examples_show_who_gets_something_and_who_does_not() -> None:
    weekly = [estimate.weekly for _, estimate in worked(TAPERED, DAY)]
    assert 0 in weekly
    assert len(set(weekly)) > 5
