"""What is wrong with a bill is said, without a sum or a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.check import mistakes
from portal.billing.bills.kinds import Bill, Instalment, Line, Rating, Share
from portal.billing.bills.making import Authority, Home, Settled, TaxSet, council_tax
from portal.billing.bills.plans import Plan
from portal.billing.bills.rates import Premises, business_rates
from portal.billing.words import LineKind

ISSUED = date(2026, 3, 9)
GOOD = council_tax(
    TaxSet(2026, (Authority("County", 180_000), Authority("City", 36_000))),
    Home("600000001", ("A tenant",), ("1 Test Street",), "C"),
    issued=ISSUED,
    adjustments=[
        Adjustment(LineKind.DISCOUNT, "Discount", "You live alone.", percent=Decimal(25)),
    ],
    settled=Settled(paid=10_000),
    plan=Plan(),
)
RATES = business_rates(
    2026,
    Premises(
        "600000002",
        ("Corner shop",),
        ("2 Test Street",),
        Rating(20_000, Decimal("43.2"), "A multiplier"),
    ),
    issued=ISSUED,
    supplement=Decimal(1),
    plan=Plan(months=12),
)
LATER = Instalment(date(2026, 9, 1), 100)


def test_good_bills_have_no_mistakes() -> None:
    assert mistakes(GOOD) == []
    assert mistakes(RATES) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"begins": date(2027, 4, 1)}, "ends before it begins"),
        ({"ends": date(2027, 4, 1)}, "more than one year"),
        ({"begins": date(9999, 4, 1), "ends": date(9999, 4, 2)}, "year that cannot be"),
        ({"payers": ()}, "nobody who must pay"),
        ({"address": ()}, "no address"),
        ({"lines": ()}, "no line for the charge"),
        ({"band": ""}, "needs the band"),
        ({"shares": ()}, "share of each authority"),
        ({"rating": Rating(1, Decimal(1), "A")}, "no rateable value"),
        ({"last_year": -1}, "below nothing"),
        ({"to_pay": GOOD.to_pay + 7}, "7p less than what the bill says"),
        ({"to_pay": GOOD.to_pay - 7}, "7p more than what the bill says"),
        ({"instalments": ()}, "less than what is to pay"),
        ({"instalments": GOOD.instalments[::-1]}, "not in order"),
        ({"instalments": (*GOOD.instalments, LATER)}, "come to more than what is to pay"),
        ({"issued": date(2026, 4, 2)}, "due before the bill was made"),
        ({"band": "D", "shares": (Share("City", 1),)}, "the authorities' shares"),
    ],
)
def test_a_council_tax_bill_that_is_wrong_is_said_to_be(changed: dict[str, Any], said: str) -> None:
    assert said in " ".join(mistakes(replace(GOOD, **changed)))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"rating": None}, "needs the rateable value"),
        ({"band": "A"}, "no band"),
        ({"rating": Rating(20_000, Decimal("43.3"), "A")}, "Line 1 is not the rateable value"),
    ],
)
def test_a_rates_bill_that_is_wrong_is_said_to_be(changed: dict[str, Any], said: str) -> None:
    assert said in " ".join(mistakes(replace(RATES, **changed)))


def with_line(line: Line, bill: Bill = GOOD) -> str:
    """What is said of the good bill with another line, all sums put right."""
    lines = (*bill.lines, line)
    to_pay = sum(each.amount for each in lines)
    instalments = (Instalment(date(2026, 4, 1), to_pay),) if to_pay > 0 else ()
    changed = replace(bill, lines=lines, to_pay=to_pay, instalments=instalments)
    return " ".join(mistakes(changed))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (Line(LineKind.PREMIUM, "Premium", -1, "Why"), "Line 4 should add"),
        (Line(LineKind.DISCOUNT, "Discount", 1, "Why"), "Line 4 should take off"),
        (Line(LineKind.REDUCTION, "Reduction", -1), "Line 4 needs a reason"),
        (Line(LineKind.REDUCTION, "Reduction", -1, "   "), "Line 4 needs a reason"),
        (Line(LineKind.EXEMPTION, "Exempt", -300_000, "Why"), "More is taken off"),
        (
            Line(LineKind.DISCOUNT, "Discount", -1, "Why", percent=Decimal(10)),
            "Line 4 is not its percentage",
        ),
        (
            Line(LineKind.DISCOUNT, "Discount", -1, "Why", begins=date(2026, 3, 31)),
            "Line 4 is for days outside",
        ),
        (
            Line(LineKind.DISCOUNT, "D", -1, "Why", date(2026, 6, 2), date(2026, 6, 1)),
            "Line 4 is for days outside",
        ),
        (Line(LineKind.BAND_REDUCTION, "Lower", -5, "Why"), "down by one band"),
        (
            Line(LineKind.CHARGE, "Charge", 526, "", date(2026, 4, 1), date(2026, 4, 1)),
            "each day of the bill once",
        ),
    ],
)
def test_a_line_that_cannot_be_right_is_named_by_its_number(line: Line, said: str) -> None:
    assert said in with_line(line)


def test_a_cost_and_a_debt_from_before_need_no_reason() -> None:
    assert with_line(Line(LineKind.COST, "Costs", 5_000)) == ""
    assert with_line(Line(LineKind.BROUGHT_FORWARD, "From last year", -5_000)) == ""


def test_a_charge_may_be_in_two_parts_that_meet() -> None:
    charge = Line(LineKind.CHARGE, "First part", 96_263, "", date(2026, 4, 1), date(2026, 9, 30))
    second = Line(LineKind.CHARGE, "Second part", 95_737, "", date(2026, 10, 1), date(2027, 3, 31))
    bill = replace(
        GOOD,
        lines=(charge, second),
        to_pay=192_000,
        instalments=(Instalment(date(2026, 4, 1), 192_000),),
    )
    assert mistakes(bill) == []


def test_no_mistake_tells_a_sum_a_name_or_a_reference() -> None:
    wrong = replace(GOOD, to_pay=123_456, instalments=(), issued=date(2027, 1, 1))
    said = " ".join(mistakes(wrong))
    assert said
    for private in ("123456", "1,234", "A tenant", "Test Street", "600000001"):
        assert private not in said
