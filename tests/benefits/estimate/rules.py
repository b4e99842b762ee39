"""Rules for the worked cases, written down once more by hand. Money is whole pence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portal.benefits.dated import Evidence, Held, Source
from portal.benefits.estimate.household import (
    AdultFact,
    Band,
    Element,
    Fact,
    IncomeKind,
    Passport,
    ServiceCharge,
)
from portal.benefits.estimate.means import (
    AdultStep,
    Capital,
    Earnings,
    Floor,
    IncomeRules,
    OtherAdults,
    SupportedHome,
    UniversalCreditIncome,
)
from portal.benefits.estimate.needs import Amount, Need, Needs
from portal.benefits.estimate.prescribed import Prescribed
from portal.benefits.estimate.scheme import (
    Banded,
    BandTable,
    IncomeBand,
    MaximumPercent,
    Scheme,
    Tapered,
)

LAW = Source("A law", Evidence.READ)
THIS_YEAR = Held(date(2026, 4, 1), date(2027, 3, 31))

WAIVED = frozenset({Fact.BLIND, Fact.DAILY_LIVING})
CTR_STEPS = (
    AdultStep(0, 520),
    AdultStep(27900, 1060),
    AdultStep(48500, 1330),
    AdultStep(60500, 1595),
)
EXEMPT = frozenset(set(AdultFact) - {AdultFact.UC_NO_EARNINGS, AdultFact.LOW_INCOME_BENEFIT})
CTR_ADULTS = OtherAdults(LAW, CTR_STEPS, not_working=520, exempt=EXEMPT, waived_for=WAIVED)

NOT_COUNTED = frozenset({IncomeKind.CHILD_BENEFIT, IncomeKind.DISABILITY_BENEFIT})

BANDED = Scheme(
    council="A city",
    held=THIS_YEAR,
    source=LAW,
    model=Banded(
        (
            BandTable(
                (
                    IncomeBand(48000, Decimal(100)),
                    IncomeBand(53000, Decimal(75)),
                    IncomeBand(58000, Decimal(50)),
                    IncomeBand(66000, Decimal(25)),
                )
            ),
        )
    ),
    capital=Capital(1600000, LAW, free=600000, step=25000),
    income=IncomeRules(
        Earnings(LAW),
        LAW,
        ignored=NOT_COUNTED,
        universal_credit=UniversalCreditIncome(
            LAW, frozenset({Element.HOUSING}), frozenset({IncomeKind.LODGER})
        ),
    ),
    adults=CTR_ADULTS,
    passports={
        Passport.INCOME_SUPPORT: Decimal(100),
        Passport.JSA_INCOME_BASED: Decimal(100),
        Passport.ESA_INCOME_RELATED: Decimal(100),
    },
)

WORKING_NEEDS = Needs(
    tuple(
        Amount(need, pence, LAW)
        for need, pence in {
            Need.SINGLE: 9000,
            Need.SINGLE_YOUNG: 7000,
            Need.LONE_PARENT: 9000,
            Need.COUPLE: 14000,
            Need.CHILD: 8000,
            Need.DISABLED_CHILD: 7000,
            Need.VERY_DISABLED_CHILD: 3000,
            Need.CARER: 4500,
            Need.DISABLED: 4000,
            Need.DISABLED_COUPLE: 6000,
            Need.SEVERE_DISABILITY: 8000,
        }.items()
    )
)
WORK_RULES = IncomeRules(
    Earnings(
        LAW,
        single=500,
        couple=1000,
        lone_parent=2500,
        special=2000,
        special_facts=frozenset({Fact.DISABLED, Fact.CARER}),
        work_extra=1710,
        one_child=17500,
        more_children=30000,
    ),
    LAW,
    ignored=NOT_COUNTED,
    first_part={IncomeKind.MAINTENANCE: 1500, IncomeKind.LODGER: 2000},
    floor=Floor(Decimal(35), 1200, 12, LAW),
)
TAPER = Tapered(WORKING_NEEDS, Decimal(20))
TAPERED = Scheme(
    council="A borough",
    held=THIS_YEAR,
    source=LAW,
    model=TAPER,
    capital=Capital(1000000, LAW),
    income=WORK_RULES,
    adults=CTR_ADULTS,
    passports={Passport.UNIVERSAL_CREDIT: Decimal(100)},
    minimum=100,
)
MAXIMUM = Scheme(
    council="A district",
    held=THIS_YEAR,
    source=LAW,
    model=MaximumPercent(Decimal(80), TAPER),
    capital=Capital(600000, LAW),
    income=WORK_RULES,
    adults=OtherAdults(LAW, (AdultStep(0, 700),), not_working=700, exempt=EXEMPT),
    passports={Passport.INCOME_SUPPORT: Decimal(80)},
    protected={Fact.DISABLED: Decimal(100), Fact.WAR_PENSION: Decimal(100)},
    band_cap=Band.D,
)

PENSION_NEEDS = Needs(
    tuple(
        Amount(need, pence, LAW)
        for need, pence in {
            Need.PENSIONER: 23800,
            Need.PENSIONER_EARLIER: 24440,
            Need.PENSIONER_COUPLE: 36325,
            Need.PENSIONER_COUPLE_EARLIER: 36600,
            Need.CHILD: 8466,
            Need.DISABLED_CHILD: 8137,
            Need.VERY_DISABLED_CHILD: 3275,
            Need.CARER: 4640,
            Need.SEVERE_DISABILITY: 8290,
        }.items()
    ),
    earlier=date(2021, 4, 1),
)
PENSION_INCOME = IncomeRules(
    Earnings(LAW, 500, 1000, 2500, 2000, frozenset({Fact.DISABLED, Fact.CARER}), 1710),
    LAW,
    ignored=NOT_COUNTED,
    first_part={IncomeKind.WAR_PENSION: 1000, IncomeKind.LODGER: 2000},
)
PENSION_CAPITAL = Capital(1600000, LAW, free=1000000, step=50000)
PENSION_CTR = Prescribed(
    held=THIS_YEAR,
    source=LAW,
    needs=PENSION_NEEDS,
    taper=Decimal(20),
    capital=PENSION_CAPITAL,
    income=PENSION_INCOME,
    adults=OtherAdults(
        LAW, CTR_STEPS, 520, exempt=EXEMPT | {AdultFact.UC_NO_EARNINGS}, waived_for=WAIVED
    ),
    full_for=frozenset({Passport.GUARANTEE_CREDIT}),
)
HB_ADULTS = OtherAdults(
    LAW,
    (
        AdultStep(0, 1965),
        AdultStep(18300, 4515),
        AdultStep(26600, 6200),
        AdultStep(34800, 10135),
        AdultStep(46300, 11545),
        AdultStep(57700, 12665),
    ),
    not_working=1965,
    exempt=EXEMPT,
    young_exempt=frozenset({AdultFact.UC_NO_EARNINGS, AdultFact.LOW_INCOME_BENEFIT}),
    waived_for=WAIVED,
)
NOT_COVERED = frozenset(set(ServiceCharge) - {ServiceCharge.SHARED})
PENSION_HB = Prescribed(
    held=THIS_YEAR,
    source=LAW,
    needs=PENSION_NEEDS,
    taper=Decimal(65),
    capital=PENSION_CAPITAL,
    income=PENSION_INCOME,
    adults=HB_ADULTS,
    full_for=frozenset({Passport.GUARANTEE_CREDIT}),
    minimum=50,
    not_covered=NOT_COVERED,
)
WORKING_HB = Prescribed(
    held=Held(date(2026, 10, 5)),
    source=LAW,
    needs=WORKING_NEEDS,
    taper=Decimal(65),
    capital=Capital(1600000, LAW, free=600000, step=25000),
    income=IncomeRules(
        Earnings(LAW, 500, 1000, 2500, supported_home=SupportedHome(7773, 11970, 7773)),
        LAW,
        ignored=NOT_COUNTED,
    ),
    adults=HB_ADULTS,
    full_for=frozenset({Passport.UNIVERSAL_CREDIT, Passport.INCOME_SUPPORT}),
    minimum=50,
    not_covered=NOT_COVERED,
)
