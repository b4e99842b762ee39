"""Cases of schemes that set income against needs. Tax £35.00 a week.

Needs: one £90, one under 25 £70, a couple £140, a child £80, a disabled child £70 more, one who
needs most care £30 more, a carer £45, disabled £40 or £60, severe disability £80 each.
Pay that does not count: one £5, a couple £10, a lone parent £25, disabled or a carer £20; £17.10
more from 16 hours on. Childcare: at most £175, or £300 for two children. 20% of what is over.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portal.benefits.estimate.household import (
    Band,
    Child,
    Childcare,
    CouncilTax,
    Fact,
    Income,
    IncomeKind,
    Passport,
)

from .homes import ALONE, CHILD, MONTH, YOUNG, Case, adult, got, home, partner, pay

DISABLED_CHILD = Child(date(2016, 5, 1), disabled=True)
HARDEST = Child(date(2016, 5, 1), disabled=True, very_disabled=True)


def business(amount: int, started: date | None) -> Income:
    return Income(IncomeKind.SELF_EMPLOYED, amount, started=started)


TAPERED = [
    Case("no income: all of it", home(), 3500),
    Case("£90 is what one needs: all of it", home(got("other", 9000)), 3500),
    Case("£91: 20% of £1 is £0.20", home(got("other", 9100)), 3480),
    Case("£190: 20% of £100 is £20", home(got("other", 19000)), 1500),
    Case("£260: 20% of £170 is £34, £1.00 left", home(got("other", 26000)), 100),
    Case("£260.05: £0.99 left, less than £1.00", home(got("other", 26005)), 0),
    Case("£265: nothing left", home(got("other", 26500)), 0),
    Case("under 25: 20% of 190 − 70 is £24", home(got("other", 19000), born=YOUNG), 1100),
    Case("pay £195 − 5 = 190: £20", home(pay(19500)), 1500),
    Case("16 hours: 195 − 5 − 17.10 = 172.90: £16.58", home(pay(19500, hours=Decimal(16))), 1842),
    Case("15½ hours: as without", home(pay(19500, hours=Decimal("15.5"))), 1500),
    Case("£20 for 16 hours does not count at all", home(pay(2000, hours=Decimal(16))), 3500),
    Case("a couple, £250 − 10 = 240: 20% of 100", home(pay(25000), partner=partner()), 1500),
    Case(
        "both earn: 150 + 100 − 10 = 240",
        home(pay(15000), pay(10000, partners=True), partner=partner()),
        1500,
    ),
    Case(
        "a lone parent: 245 − 25 = 220, needs 170: £10", home(pay(24500), children=(CHILD,)), 2500
    ),
    Case("and two children: 220, needs 250", home(pay(24500), children=(CHILD, CHILD)), 3500),
    Case(
        "a carer, £20: 210 − 20 = 190, needs 135: £11", home(pay(21000), facts={Fact.CARER}), 2400
    ),
    Case(
        "a carer with a child keeps £25, not £20: 345 − 25 = 320, needs 215: £21",
        home(pay(34500), facts={Fact.CARER}, children=(CHILD,)),
        1400,
    ),
    Case("disabled: 210 − 20 = 190, needs 130: £12", home(pay(21000), facts={Fact.DISABLED}), 2300),
    Case(
        "one of a couple is: needs 200, 300 over: £20",
        home(got("other", 30000), partner=partner(Fact.DISABLED)),
        1500,
    ),
    Case(
        "both carers: needs 140 + 90 = 230, £300: £14",
        home(got("other", 30000), partner=partner(Fact.CARER), facts={Fact.CARER}),
        2100,
    ),
    Case(
        "severe disability: needs 170, £270: £20",
        home(got("other", 27000), facts={Fact.SEVERE_DISABILITY}),
        1500,
    ),
    Case(
        "disabled child: needs 90 + 80 + 70 = 240, £300: £12",
        home(got("other", 30000), children=(DISABLED_CHILD,)),
        2300,
    ),
    Case("most care: needs 270, £300: £6", home(got("other", 30000), children=(HARDEST,)), 2900),
    Case(
        "childcare £100: 345 − 25 − 100 = 220, needs 170: £10",
        home(pay(34500), children=(CHILD,), childcare=(Childcare(10000),)),
        2500,
    ),
    Case(
        "childcare £200, at most £175: 420 − 25 − 175 = 220",
        home(pay(42000), children=(CHILD,), childcare=(Childcare(20000),)),
        2500,
    ),
    Case(
        "£200 for two children: 475 − 25 − 200 = 250, needs 250",
        home(pay(47500), children=(CHILD, CHILD), childcare=(Childcare(20000),)),
        3500,
    ),
    Case(
        "£866.67 a month is £200.00",
        home(pay(47500), children=(CHILD, CHILD), childcare=(Childcare(86667, MONTH),)),
        3500,
    ),
    Case(
        "childcare with no child does not count: £20",
        home(pay(19500), childcare=(Childcare(10000),)),
        1500,
    ),
    Case("maintenance £115 − 15 = 100: £2", home(got("maintenance", 11500)), 3300),
    Case(
        "£15 once, from two payments: 60 + 60 − 15 = 105: £3",
        home(got("maintenance", 6000), got("maintenance", 6000)),
        3200,
    ),
    Case("a lodger pays £120: 100: £2", home(got("lodger", 12000)), 3300),
    Case("£10 of maintenance does not count at all", home(got("maintenance", 1000)), 3500),
    Case(
        "other adult and income: 35.00 − 5.20 − 20.00 = £9.80",
        home(got("other", 19000), adults=(adult(),)),
        980,
    ),
    Case("£10,000 of savings may be", home(capital=1000000), 3500),
    Case("£10,000.01 may not", home(capital=1000001), 0),
    Case(
        "Universal Credit is all, whatever is saved",
        home(pay(90000), capital=2000000, passports=frozenset({Passport.UNIVERSAL_CREDIT})),
        3500,
    ),
    Case(
        "and less for an adult: 35.00 − 10.60",
        home(adults=(adult(27900, 20),), passports=frozenset({Passport.UNIVERSAL_CREDIT})),
        2440,
    ),
]

SELF_EMPLOYED = [
    Case("£100 − 5 = 95, in the first year: £1", home(business(10000, date(2025, 7, 2))), 3400),
    Case(
        "a year on: 35 × £12 = £420 − 5 = 415: 20% of 325 is £65",
        home(business(10000, date(2025, 7, 1))),
        0,
    ),
    Case(
        "with a family: 420 − 10 = 410, needs 300: £22",
        home(business(10000, date(2020, 1, 1)), partner=partner(), children=(CHILD, CHILD)),
        1300,
    ),
    Case(
        "£450 is more than £420: 440, £28",
        home(business(45000, date(2020, 1, 1)), partner=partner(), children=(CHILD, CHILD)),
        700,
    ),
    Case("when it began is not known: £95, £1", home(business(10000, None)), 3400),
]

MAXIMUM = [
    Case("80% of £35.00", home(), 2800),
    Case("80% of £26.25", home(tax=ALONE), 2100),
    Case("disabled: all of it", home(facts={Fact.DISABLED}), 3500),
    Case("the partner has a war pension: all of it", home(partner=partner(Fact.WAR_PENSION)), 3500),
    Case("£190: 28.00 − 20.00", home(got("other", 19000)), 800),
    Case("£230: 28.00 − 28.00", home(got("other", 23000)), 0),
    Case(
        "disabled, £190, needs 130: 35.00 − 12.00",
        home(got("other", 19000), facts={Fact.DISABLED}),
        2300,
    ),
    Case("everyone pays £7: 28.00 − 7.00", home(adults=(adult(),)), 2100),
    Case(
        "daily living waives nothing here", home(adults=(adult(),), facts={Fact.DAILY_LIVING}), 2100
    ),
    Case("£6,000 may be saved", home(capital=600000), 2800),
    Case("£6,000.01 may not", home(capital=600001), 0),
    Case("Income Support: 80% too", home(passports=frozenset({Passport.INCOME_SUPPORT})), 2800),
    Case("band D is not capped", home(tax=CouncilTax(182500, Band.D)), 2800),
    Case("band H counts as D: £3,650 × 9⁄18 = £1,825", home(tax=CouncilTax(365000, Band.H)), 2800),
    Case(
        "band E: £1,825 × 9⁄11 = £1,493.18, £28.64 a week, 80% is £22.91",
        home(tax=CouncilTax(182500, Band.E)),
        2291,
    ),
    Case("no band is known: no cap", home(tax=CouncilTax(365000)), 5600),
]
