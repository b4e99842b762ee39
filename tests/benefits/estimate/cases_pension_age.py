"""Cases of a reduction at pension age. Tax £35.00 a week; one needs £238.00, a couple £363.25.

Who was of pension age before April 2021: £244.40, a couple £366.00. Of what is over, 20% is taken.
Savings: £1 a week for each £500, or part, above £10,000; none over £16,000. Other adults: £5.20,
from £279 £10.60, from £485 £13.30, from £605 £15.95.
"""

from __future__ import annotations

from decimal import Decimal

from portal.benefits.estimate.household import (
    AdultFact,
    Fact,
    Income,
    IncomeKind,
    Passport,
)

from .homes import (
    CHILD,
    EARLIER,
    PENSIONER,
    Case,
    adult,
    got,
    home,
    partner,
    pay,
)

GUARANTEE = frozenset({Passport.GUARANTEE_CREDIT})
SPOUSE = partner(born=PENSIONER)
SAVINGS_CREDIT = Income(IncomeKind.SAVINGS_CREDIT, 1000)

REDUCTION = [
    Case("Guarantee Credit: all", home(born=PENSIONER, passports=GUARANTEE), 3500),
    Case("with any savings", home(born=PENSIONER, passports=GUARANTEE, capital=9900000), 3500),
    Case(
        "less for an adult: 35.00 − 5.20",
        home(born=PENSIONER, passports=GUARANTEE, adults=(adult(),)),
        2980,
    ),
    Case("£238.00 is what one needs", home(got("state-pension", 23800), born=PENSIONER), 3500),
    Case("£248: 20% of £10", home(got("state-pension", 24800), born=PENSIONER), 3300),
    Case("£338: 20% of £100", home(got("state-pension", 33800), born=PENSIONER), 1500),
    Case("£413: 20% of £175 is £35", home(got("state-pension", 41300), born=PENSIONER), 0),
    Case("before 2021: £254.40, £2", home(got("state-pension", 25440), born=EARLIER), 3300),
    Case(
        "a couple: £463.25, £20",
        home(got("state-pension", 46325), born=PENSIONER, partner=SPOUSE),
        1500,
    ),
    Case(
        "one of them before 2021: £466, £20",
        home(got("state-pension", 46600), born=PENSIONER, partner=partner(born=EARLIER)),
        1500,
    ),
    Case(
        "two pensions: 200 + 38.10: £0.02",
        home(got("state-pension", 20000), got("other-pension", 3810), born=PENSIONER),
        3498,
    ),
    Case(
        "£10,000 counts for nothing",
        home(got("state-pension", 23800), born=PENSIONER, capital=1000000),
        3500,
    ),
    Case(
        "£10,000.01 counts £1: £0.20",
        home(got("state-pension", 23800), born=PENSIONER, capital=1000001),
        3480,
    ),
    Case(
        "£16,000 counts £12: £2.40",
        home(got("state-pension", 23800), born=PENSIONER, capital=1600000),
        3260,
    ),
    Case("£16,000.01 is too much", home(born=PENSIONER, capital=1600001), 0),
    Case(
        "pay £105 − 5 = 100, £238: £20",
        home(pay(10500), got("state-pension", 23800), born=PENSIONER),
        1500,
    ),
    Case(
        "16 hours: 122.10 − 5 − 17.10 = 100",
        home(pay(12210, hours=Decimal(16)), got("state-pension", 23800), born=PENSIONER),
        1500,
    ),
    Case(
        "a war pension of £20: 10 counts, £2",
        home(got("state-pension", 23800), got("war-pension", 2000), born=PENSIONER),
        3300,
    ),
    Case(
        "a carer needs 284.40: £284.40",
        home(got("state-pension", 28440), born=PENSIONER, facts={Fact.CARER}),
        3500,
    ),
    Case(
        "severe disability: needs 320.90, £330.90",
        home(got("state-pension", 33090), born=PENSIONER, facts={Fact.SEVERE_DISABILITY}),
        3300,
    ),
    Case(
        "both severely: 363.25 + 165.80 = 529.05, £539.05",
        home(
            got("state-pension", 53905),
            born=PENSIONER,
            facts={Fact.SEVERE_DISABILITY},
            partner=partner(Fact.SEVERE_DISABILITY, born=PENSIONER),
        ),
        3300,
    ),
    Case(
        "a grandchild: 238 + 84.66 = 322.66, £332.66",
        home(got("state-pension", 33266), born=PENSIONER, children=(CHILD,)),
        3300,
    ),
    Case(
        "Attendance Allowance does not count",
        home(got("state-pension", 23800), got("disability-benefit", 11460), born=PENSIONER),
        3500,
    ),
    Case(
        "savings credit: 245 + 10 − 238 = 17, £3.40",
        home(SAVINGS_CREDIT, got("state-pension", 99900), born=PENSIONER, assessed_income=24500),
        3160,
    ),
    Case(
        "savings credit has a limit of savings too",
        home(SAVINGS_CREDIT, born=PENSIONER, assessed_income=20000, capital=1600001),
        0,
    ),
    Case(
        "a son on Universal Credit who earns nothing pays nothing",
        home(born=PENSIONER, adults=(adult(0, 0, AdultFact.UC_NO_EARNINGS),)),
        3500,
    ),
    Case(
        "£258 and an adult: 35.00 − 5.20 − 4.00",
        home(got("state-pension", 25800), born=PENSIONER, adults=(adult(),)),
        2580,
    ),
]
