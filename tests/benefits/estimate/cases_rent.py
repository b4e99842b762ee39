"""Cases of Housing Benefit: pension age with a rent of £120, and supported housing of £200.

Pension age: one needs £238.00; of what is over, 65% is taken; less than £0.50 is not paid. Other
adults: £19.65, from £183 £45.15, £266 £62.00, £348 £101.35, £463 £115.45, £577 £126.65.
Supported: one needs £90 (under 25 £70), a couple £140, a child £80. Of pay £5, £10 or £25 does not
count, and from 25 years of age on £77.73 more, or £119.70 for a couple.
"""

from __future__ import annotations

from typing import Any

from portal.benefits.estimate.household import (
    AdultFact,
    Household,
    Income,
    Passport,
    ServiceCharge,
)
from portal.benefits.estimate.money import Every

from .homes import (
    ADULT,
    CHILD,
    FORTNIGHT,
    MONTH,
    PENSIONER,
    YOUNG,
    Case,
    adult,
    got,
    home,
    partner,
    pay,
    rent,
)

GUARANTEE = frozenset({Passport.GUARANTEE_CREDIT})


def tenant(*incomes: Income, **more: Any) -> Household:
    given: dict[str, Any] = {"born": PENSIONER, "tax": None, "rent": rent(12000)}
    return home(*incomes, **(given | more))


RENT = [
    Case("no rent", tenant(rent=None), 0),
    Case("Guarantee Credit: all of £120", tenant(passports=GUARANTEE), 12000),
    Case("£238: all of it", tenant(got("state-pension", 23800)), 12000),
    Case("£258: 65% of £20 is £13", tenant(got("state-pension", 25800)), 10700),
    Case("£421.85: 65% of 183.85 is £119.50: £0.50", tenant(got("state-pension", 42185)), 50),
    Case(
        "£421.87: 65% of 183.87 is £119.52: £0.48, too little",
        tenant(got("state-pension", 42187)),
        0,
    ),
    Case("£520 a month ×12÷52 = £120", tenant(rent=rent(52000, MONTH)), 12000),
    Case("£240 a fortnight", tenant(rent=rent(24000, FORTNIGHT)), 12000),
    Case("£130, four weeks free: ×48÷52 = £120", tenant(rent=rent(13000, weeks_free=4)), 12000),
    Case(
        "£10 of it is fuel", tenant(rent=rent(12000, charges=((ServiceCharge.FUEL, 1000),))), 11000
    ),
    Case(
        "fuel, water and meals: 120 − 10 − 5 − 30",
        tenant(
            rent=rent(
                12000,
                charges=(
                    (ServiceCharge.FUEL, 1000),
                    (ServiceCharge.WATER, 500),
                    (ServiceCharge.MEALS, 3000),
                ),
            )
        ),
        7500,
    ),
    Case(
        "lifts for everybody count",
        tenant(rent=rent(12000, charges=((ServiceCharge.SHARED, 1000),))),
        12000,
    ),
    Case(
        "£52 a month of support is £12",
        tenant(rent=rent(52000, MONTH, charges=((ServiceCharge.SUPPORT, 5200),))),
        10800,
    ),
    Case(
        "all of it is meals", tenant(rent=rent(12000, charges=((ServiceCharge.MEALS, 12000),))), 0
    ),
    Case("two rent it: £60", tenant(rent=rent(12000, payers=2)), 6000),
    Case("at most £100 counts", tenant(rent=rent(12000, most=10000)), 10000),
    Case("£130 may count: £120", tenant(rent=rent(12000, most=13000)), 12000),
    Case(
        "fuel first, then the limit: 110, £100",
        tenant(rent=rent(12000, most=10000, charges=((ServiceCharge.FUEL, 1000),))),
        10000,
    ),
    Case("not working: 120 − 19.65", tenant(adults=(adult(),)), 10035),
    Case("£182.99: 120 − 19.65", tenant(adults=(adult(18299, 16),)), 10035),
    Case("£183: 120 − 45.15", tenant(adults=(adult(18300, 16),)), 7485),
    Case("£266: 120 − 62.00", tenant(adults=(adult(26600, 30),)), 5800),
    Case("£348: 120 − 101.35", tenant(adults=(adult(34800, 30),)), 1865),
    Case("£463: 120 − 115.45", tenant(adults=(adult(46300, 30),)), 455),
    Case("£577: 126.65 is more than £120", tenant(adults=(adult(57700, 30),)), 0),
    Case(
        "under 25 on Universal Credit, no pay: nothing off",
        tenant(adults=(adult(0, 0, AdultFact.UC_NO_EARNINGS, born=YOUNG),)),
        12000,
    ),
    Case("from 25 on: 19.65", tenant(adults=(adult(0, 0, AdultFact.UC_NO_EARNINGS),)), 10035),
    Case("£16,000.01 is too much", tenant(capital=1600001), 0),
    Case(
        "£12,000 a year is £230.77, less than £238", tenant(pay(1200000, every=Every.YEAR)), 12000
    ),
]


def hostel(*incomes: Income, **more: Any) -> Household:
    given: dict[str, Any] = {"born": ADULT, "tax": None, "rent": rent(20000, supported=True)}
    return home(*incomes, **(given | more))


SUPPORTED = [
    Case(
        "Universal Credit: all of £200",
        hostel(passports=frozenset({Passport.UNIVERSAL_CREDIT})),
        20000,
    ),
    Case("£90 is what one needs", hostel(got("other-benefit", 9000)), 20000),
    Case("£110: 65% of £20 is £13", hostel(got("other-benefit", 11000)), 18700),
    Case("pay 192.73 − 5 − 77.73 = 110: £13", hostel(pay(19273)), 18700),
    Case(
        "under 25 without the extra: 115 − 5 = 110, needs 70: £26",
        hostel(pay(11500), born=YOUNG),
        17400,
    ),
    Case("a couple: 269.70 − 10 − 119.70 = 140", hostel(pay(26970), partner=partner()), 20000),
    Case(
        "a couple of 23 and 40 has the extra",
        hostel(pay(26970), born=YOUNG, partner=partner()),
        20000,
    ),
    Case("one parent: 272.73 − 25 − 77.73 = 170", hostel(pay(27273), children=(CHILD,)), 20000),
    Case(
        "an ordinary rent has no extra: 192.73 − 5 = 187.73, 65% of 97.73 is £63.52",
        hostel(pay(19273), rent=rent(20000)),
        13648,
    ),
    Case("£6,500 saved is £2: £1.30", hostel(got("other-benefit", 9000), capital=650000), 19870),
]
