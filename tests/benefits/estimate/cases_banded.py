"""Cases of a scheme of bands: up to £480 100%, £530 75%, £580 50%, £660 25%. Tax £35.00 a week.

Savings: none over £16,000; £1 a week for each £250, or part of it, above £6,000.
Other adults: £5.20, from £279 £10.60, from £485 £13.30, from £605 £15.95.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portal.benefits.estimate.household import (
    AdultFact,
    CouncilTax,
    Discount,
    Element,
    Fact,
    Income,
    IncomeKind,
    Passport,
    UniversalCredit,
)

from .homes import (
    ALONE,
    CHILD,
    FORTNIGHT,
    FOUR_WEEKS,
    MONTH,
    Case,
    adult,
    got,
    home,
    partner,
    pay,
)

GROSS = Income(IncomeKind.EARNINGS, 60000, tax=5000, insurance=3000, pension=4000)

BANDS = [
    Case("no income: 100% of £35.00", home(), 3500),
    Case("£480.00 is in the first band", home(pay(48000)), 3500),
    Case("£480.01 is in the second: 75% of £35.00", home(pay(48001)), 2625),
    Case("£530.00 is still in the second", home(pay(53000)), 2625),
    Case("£530.01 is in the third: 50%", home(pay(53001)), 1750),
    Case("£580.00 is still in the third", home(pay(58000)), 1750),
    Case("£580.01 is in the fourth: 25% of £35.00 is £8.75", home(pay(58001)), 875),
    Case("£660.00 is still in the fourth", home(pay(66000)), 875),
    Case("£660.01 is above all bands", home(pay(66001)), 0),
    Case("alone, so £26.25 a week, all of it", home(pay(30000), tax=ALONE), 2625),
    Case("alone at 75%: £19.6875, which is £19.69", home(pay(50000), tax=ALONE), 1969),
    Case("£1,800 a year: 1800×7÷365 = £34.5205, £34.52", home(tax=CouncilTax(180000)), 3452),
    Case("£1,800 at 75%: £25.89", home(pay(50000), tax=CouncilTax(180000)), 2589),
    Case("two sharers: £912.50 each, £17.50 a week", home(tax=CouncilTax(182500, payers=2)), 1750),
    Case(
        "two discounts of 25%: half, £17.50",
        home(tax=CouncilTax(182500, discounts=(Discount("a", Decimal(25)),) * 2)),
        1750,
    ),
    Case("no bill, nothing to reduce", home(tax=None), 0),
]

INCOME = [
    Case("£2,080 a month ×12÷52 = £480.00", home(pay(208000, MONTH)), 3500),
    Case("£2,080.05 a month is £480.0115, £480.01", home(pay(208005, MONTH)), 2625),
    Case("£2,080.01 a month is £480.0023, £480.00", home(pay(208001, MONTH)), 3500),
    Case("£1,060 a fortnight is £530.00", home(pay(106000, FORTNIGHT)), 2625),
    Case("£2,320 in four weeks is £580.00", home(pay(232000, FOUR_WEEKS)), 1750),
    Case("600 − 50 − 30 − half of 40 = £500: 75%", home(GROSS), 2625),
    Case("£480 home and £10 into a pension: 480 + 5 = £485", home(pay(48000, pension=1000)), 2625),
    Case("two earners: £300 and £230 are £530", home(pay(30000), pay(23000, partners=True)), 2625),
    Case("Child Benefit does not count: £480", home(pay(48000), got("child-benefit", 2600)), 3500),
    Case("nor a disability benefit", home(pay(48000), got("disability-benefit", 11460)), 3500),
    Case("a pension does: 480 + 60 = £540", home(pay(48000), got("other-pension", 6000)), 1750),
    Case("£0.01 of pension is enough", home(pay(48000), got("other-pension", 1)), 2625),
]

SAVINGS = [
    Case("£6,000 counts for nothing: £480", home(pay(48000), capital=600000), 3500),
    Case("£6,000.01 counts £1: £481", home(pay(48000), capital=600001), 2625),
    Case("£6,250 counts £1: £480", home(pay(47900), capital=625000), 3500),
    Case("£6,250.01 counts £2: £481", home(pay(47900), capital=625001), 2625),
    Case("£16,000 counts £40: £480", home(pay(44000), capital=1600000), 3500),
    Case("£16,000.01 is too much", home(capital=1600001), 0),
    Case(
        "with Income Support savings were looked at",
        home(capital=1700000, passports=frozenset({Passport.INCOME_SUPPORT})),
        3500,
    ),
]

ADULTS = [
    Case("not working: 35.00 − 5.20", home(adults=(adult(),)), 2980),
    Case("£278.99: 35.00 − 5.20", home(adults=(adult(27899, 30),)), 2980),
    Case("£279: 35.00 − 10.60", home(adults=(adult(27900, 30),)), 2440),
    Case("£484.99: 35.00 − 10.60", home(adults=(adult(48499, 30),)), 2440),
    Case("£485: 35.00 − 13.30", home(adults=(adult(48500, 30),)), 2170),
    Case("£605: 35.00 − 15.95", home(adults=(adult(60500, 30),)), 1905),
    Case("15 hours is not in work: 35.00 − 5.20", home(adults=(adult(60500, 15),)), 2980),
    Case("16 hours is", home(adults=(adult(60500, 16),)), 1905),
    Case("two: 35.00 − 5.20 − 10.60", home(adults=(adult(), adult(27900, 30))), 1920),
    Case(
        "a couple of £200 and £300 pays once, on £500: 35.00 − 13.30",
        home(adults=(adult(20000, 30, pair="x"), adult(30000, 30, pair="x"))),
        2170,
    ),
    Case(
        "of a couple only one works, on £500 together: 35.00 − 13.30",
        home(adults=(adult(20000, 0, pair="x"), adult(30000, 30, pair="x"))),
        2170,
    ),
    Case(
        "of a couple one is a student, the other pays on £300: 35.00 − 10.60",
        home(adults=(adult(0, 0, AdultFact.STUDENT, pair="x"), adult(30000, 30, pair="x"))),
        2440,
    ),
    Case(
        "three at £15.95 are more than £35.00: nothing left",
        home(adults=(adult(60500, 30),) * 3),
        0,
    ),
    Case("a student pays nothing", home(adults=(adult(60500, 30, AdultFact.STUDENT),)), 3500),
    Case("17 years old pays nothing", home(adults=(adult(born=date(2008, 7, 2)),)), 3500),
    Case("18 on the day pays", home(adults=(adult(born=date(2008, 7, 1)),)), 2980),
    Case(
        "help with daily living: nobody pays",
        home(adults=(adult(60500, 30),), facts={Fact.DAILY_LIVING}),
        3500,
    ),
    Case(
        "the partner is blind: nobody pays",
        home(adults=(adult(60500, 30),), partner=partner(Fact.BLIND)),
        3500,
    ),
    Case("50% of 35.00, then 5.20 off: £12.30", home(pay(55000), adults=(adult(),)), 1230),
    Case(
        "25% of 35.00 is 8.75, less 10.60: nothing", home(pay(60000), adults=(adult(27900, 30),)), 0
    ),
    Case(
        "Income Support: 35.00 − 5.20",
        home(adults=(adult(),), passports=frozenset({Passport.INCOME_SUPPORT})),
        2980,
    ),
]


def credit(award: int, earnings: int | None = None, **elements: int) -> UniversalCredit:
    return UniversalCredit(award, earnings, {Element(k): v for k, v in elements.items()})


CREDIT = [
    Case("£400.14 a month is £92.34", home(universal_credit=credit(40014)), 3500),
    Case("£2,080.05 a month is £480.01", home(universal_credit=credit(208005)), 2625),
    Case(
        "of £2,600 is £520 rent: £2,080, £480.00",
        home(universal_credit=credit(260000, housing=52000)),
        3500,
    ),
    Case(
        "money for children counts: £2,600 is £600",
        home(universal_credit=credit(260000, children=52000)),
        875,
    ),
    Case(
        "DWP says £1,300: £300, and £1,040 is £240: £540",
        home(universal_credit=credit(104000, 130000)),
        1750,
    ),
    Case(
        "its figure stands before what we were told",
        home(pay(99900), universal_credit=credit(104000, 0)),
        3500,
    ),
    Case(
        "no figure: pay of £300 and £240: £540",
        home(pay(30000), universal_credit=credit(104000)),
        1750,
    ),
    Case(
        "a lodger counts: £460 + £30",
        home(got("lodger", 3000), universal_credit=credit(199333)),
        2625,
    ),
    Case(
        "a pension is in the award already",
        home(got("other-pension", 30000), universal_credit=credit(199333)),
        3500,
    ),
    Case(
        "more rent than award: nothing counts",
        home(universal_credit=credit(10000, housing=60000)),
        3500,
    ),
    Case(
        "a family: £2,165 is £499.62, 75% of 35.00",
        home(universal_credit=credit(216500), partner=partner(), children=(CHILD, CHILD)),
        2625,
    ),
]

CASES = [*BANDS, *INCOME, *SAVINGS, *ADULTS, *CREDIT]
