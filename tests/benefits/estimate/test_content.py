"""The demo council's benefits: what is seeded, by which rules, and how well it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import portal.benefits
from portal.benefits.content import Content
from portal.benefits.dated import Evidence
from portal.benefits.estimate.household import CouncilTax, Household, Passport
from portal.benefits.estimate.money import Every
from portal.benefits.estimate.needs import Need
from portal.benefits.estimate.scheme import Banded
from portal.benefits.estimate.working import CannotEstimate, Help, Part
from portal.home.demo.benefits import benefits

from .homes import ALONE, DAY, EARLIER, MONTH, PENSIONER, adult, got, home, partner, pay, rent

CONTENT = benefits()
BILL = CouncilTax(180000)
YEAR = Every.YEAR


@pytest.mark.parametrize(
    ("household", "yearly"),
    [
        # The two Oxford families of the domain notes: net pay within the first and second bands
        (home(pay(2000000, YEAR), tax=BILL), 180000),
        (home(pay(2600000, YEAR), tax=BILL), 135000),  # £500 a week: 75%
        (home(pay(55000), tax=BILL), 90000),  # 50%
        (home(pay(60000), tax=BILL), 45000),  # 25%
        (home(pay(66001), tax=BILL), 0),
        (home(pay(48000), got("child-benefit", 2600), tax=BILL), 180000),
        (home(capital=1600001, tax=BILL), 0),
    ],
)
def test_oxfords_scheme_gives_what_its_bands_say(household: Household, yearly: int) -> None:
    assert CONTENT.reduction(household, DAY).yearly == yearly


def test_every_figure_of_oxfords_scheme_is_as_the_notes_have_it() -> None:
    (scheme,) = CONTENT.schemes
    assert isinstance(scheme.model, Banded)
    (table,) = scheme.model.tables
    assert [(band.up_to, band.percent) for band in table.bands] == [
        (48000, Decimal(100)),
        (53000, Decimal(75)),
        (58000, Decimal(50)),
        (66000, Decimal(25)),
    ]
    assert (scheme.capital.limit, scheme.capital.free, scheme.capital.step) == (
        1600000,
        600000,
        25000,
    )
    assert [(step.since, step.takes) for step in scheme.adults.steps] == [
        (0, 520),
        (27900, 1060),
        (48500, 1330),
        (60500, 1595),
    ]


def test_what_nobody_read_in_the_scheme_itself_is_marked_so() -> None:
    estimate = CONTENT.reduction(home(pay(50000)), DAY)
    assert {source.evidence for source in estimate.to_check} == {Evidence.SECONDARY}


def test_a_figure_of_an_earlier_year_is_said_to_be_unsure() -> None:
    household = home(got("state-pension", 30000), born=EARLIER)
    estimate = CONTENT.reduction(household, DAY)
    (need,) = [line for line in estimate.lines if line.part == Part.NEEDS]
    assert need.source.evidence == Evidence.UNSURE
    assert "2025-26" in need.source.words


def test_a_pensioner_is_estimated_by_the_law_and_not_by_the_councils_bands() -> None:
    older = home(got("state-pension", 33800), born=PENSIONER)
    younger = home(got("other", 33800))
    assert CONTENT.reduction(older, DAY).weekly == 1500  # 20% of £100 off £35.00
    assert CONTENT.reduction(younger, DAY).weekly == 3500  # in the first band


def test_a_couple_of_both_ages_is_estimated_by_the_councils_own_scheme() -> None:
    couple = home(got("state-pension", 33800), born=PENSIONER, partner=partner())
    assert CONTENT.reduction(couple, DAY).weekly == 3500


def test_the_day_of_pension_age_decides_which_rules_hold() -> None:
    # Born 6 April 1960: 66 years and 1 month, so 6 May 2026
    household = home(got("state-pension", 33800), born=date(1960, 4, 6))
    assert CONTENT.reduction(household, date(2026, 5, 5)).weekly == 3500
    assert CONTENT.reduction(household, date(2026, 5, 6)).weekly == 1500


def test_a_pensioners_rent_is_helped_with() -> None:
    household = home(
        got("state-pension", 1200000, YEAR), born=PENSIONER, tax=None, rent=rent(50000, MONTH)
    )
    estimate = CONTENT.housing_benefit(household, DAY)
    assert estimate is not None
    assert estimate.help == Help.HOUSING_BENEFIT
    assert (estimate.weekly, estimate.yearly) == (11538, 599976)  # a month is 12 of 52 weeks


def test_at_working_age_an_ordinary_rent_is_for_universal_credit() -> None:
    assert CONTENT.housing_benefit(home(rent=rent(12000)), DAY) is None
    assert CONTENT.housing_benefit(home(), DAY) is None


def test_supported_housing_keeps_more_pay_from_5_october_2026_on() -> None:
    household = home(pay(20000), rent=rent(20000, supported=True))
    before = CONTENT.housing_benefit(household, date(2026, 10, 4))
    after = CONTENT.housing_benefit(household, date(2026, 10, 5))
    assert before is not None
    assert after is not None
    # 200 less 5 and 95.55 is 99.45, 65% of it 64.6425; less 77.73 it is 21.72, 65% of it 14.118
    assert (before.weekly, after.weekly) == (20000 - 6464, 20000 - 1412)


def test_on_universal_credit_the_rent_of_supported_housing_is_helped_with_in_full() -> None:
    household = home(
        passports=frozenset({Passport.UNIVERSAL_CREDIT}), rent=rent(20000, supported=True)
    )
    estimate = CONTENT.housing_benefit(household, DAY)
    assert estimate is not None
    assert estimate.weekly == 20000


def test_the_single_persons_discount_comes_before_the_reduction() -> None:
    estimate = CONTENT.reduction(home(pay(50000), tax=ALONE), DAY)
    assert estimate.lines[0].pence == 2625
    assert estimate.weekly == 1969


def test_an_adult_on_universal_credit_who_earns_nothing_pays_at_working_age_only() -> None:
    lodging = adult(0, 0, "uc-no-earnings")
    assert CONTENT.reduction(home(adults=(lodging,)), DAY).weekly == 2980
    assert CONTENT.reduction(home(adults=(lodging,), born=PENSIONER), DAY).weekly == 3500


@pytest.mark.parametrize("day", [date(2026, 3, 31), date(2027, 4, 1)])
def test_no_estimate_is_given_for_a_year_without_rules(day: date) -> None:
    for household in (home(), home(born=PENSIONER)):
        with pytest.raises(CannotEstimate, match=day.isoformat()):
            CONTENT.reduction(household, day)


def test_a_need_that_nobody_filled_in_is_never_counted_as_nothing() -> None:
    rules = CONTENT.pension_age_reduction[0]
    amounts = tuple(each for each in rules.needs.amounts if each.need != Need.CARER)
    lacking: Content = replace(
        CONTENT,
        pension_age_reduction=(replace(rules, needs=replace(rules.needs, amounts=amounts)),),
    )
    household = home(got("state-pension", 30000), born=PENSIONER, facts={"carer"})
    assert CONTENT.reduction(household, DAY).weekly
    with pytest.raises(CannotEstimate, match="carer"):
        lacking.reduction(household, DAY)


def test_the_pure_part_knows_neither_django_nor_a_council() -> None:
    folder = Path(portal.benefits.__file__).parent
    alone = [folder / f"{name}.py" for name in ("content", "dated", "state_pension", "written")]
    pure = [*alone, *folder.glob("estimate/*.py"), *folder.glob("triage/*.py")]
    assert len(pure) > 15
    for file in pure:
        text = file.read_text()
        assert "django" not in text.lower(), file
        assert "oxford" not in text.lower(), file
