"""One bill of each kind that people get, as the room makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.kinds import Bill, Rating
from portal.billing.bills.making import Authority, Home, Settled, TaxSet, council_tax
from portal.billing.bills.plans import Plan
from portal.billing.bills.rates import Premises, business_rates
from portal.billing.words import LineKind

MARCH = date(2026, 3, 9)
TAX = TaxSet(
    2026,
    (
        Authority("Testshire County Council", 184_077, Decimal("4.99"), "Adult social care 2%"),
        Authority("Testshire Police", 29_331, Decimal("-1.5")),
        Authority("Testham City Council", 36_254, Decimal(0)),
        Authority("Testham Parish", 2_100),
    ),
    last_year=238_000,
)
HOME = Home("600000001", ("A tenant",), ("1 Test Street", "Testham", "AA1 1AA"), "C")
TWO = replace(HOME, payers=("A tenant", "Another tenant"), disabled=True)
SINGLE = Adjustment(
    LineKind.DISCOUNT,
    "Single person discount, 25%",
    "You told us that you are the only adult.",
    percent=Decimal(25),
)
PREMIUM = Adjustment(
    LineKind.PREMIUM, "Empty home premium, 100%", "Empty for a year.", percent=Decimal(100)
)
EXEMPT = Adjustment(LineKind.EXEMPTION, "Exempt", "Only students live there.", percent=Decimal(100))
LATER = replace(SINGLE, begins=date(2026, 10, 1))
REDUCTION = Adjustment.weekly_reduction(1_000, year=2026)
RATING = Rating(51_000, Decimal("43.2"), "Small business multiplier", "Shop and premises")
SHOP = Premises("600000002", ("Corner shop",), ("2 Test Street", "Testham"), RATING, 1_500_000)
RELIEF = Adjustment(LineKind.RELIEF, "Charity relief", "You are a charity.", percent=Decimal(80))
TEN = Plan()

SAMPLES: dict[str, Bill] = {
    "plain": council_tax(TAX, HOME, issued=MARCH, plan=TEN),
    "living alone, by direct debit": council_tax(
        TAX,
        HOME,
        issued=MARCH,
        adjustments=[SINGLE],
        plan=Plan(months=12, day=15),
        direct_debit=True,
    ),
    "two payers, disabled band, low income": council_tax(
        TAX, TWO, issued=MARCH, adjustments=[REDUCTION], plan=TEN
    ),
    "discount from October": council_tax(TAX, HOME, issued=MARCH, adjustments=[LATER], plan=TEN),
    "empty": council_tax(TAX, HOME, issued=MARCH, adjustments=[PREMIUM], plan=TEN),
    "exempt": council_tax(TAX, HOME, issued=MARCH, adjustments=[EXEMPT], plan=TEN),
    "moved in": council_tax(
        TAX, HOME, issued=date(2026, 9, 3), begins=date(2026, 9, 1), plan=TEN, number=2
    ),
    "paid too much": council_tax(TAX, HOME, issued=MARCH, settled=Settled(paid=900_000)),
    "in arrears": council_tax(
        TAX, HOME, issued=MARCH, settled=Settled(brought_forward=30_000, costs=5_000), plan=TEN
    ),
    "with notes": replace(
        council_tax(TAX, HOME, issued=MARCH, plan=TEN), notes=("A note from the council.",)
    ),
    "shop": business_rates(2026, SHOP, issued=MARCH, plan=Plan(months=12)),
    "shop, limited rise and supplement": business_rates(
        2026,
        SHOP,
        issued=MARCH,
        rise_limit=Decimal(15),
        supplement=Decimal(1),
        adjustments=[RELIEF],
        plan=TEN,
    ),
}
