"""Bills of all sorts for property tests, made by the room's own makers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.bands import NINTHS
from portal.billing.bills.days import Days
from portal.billing.bills.kinds import Bill, Rating
from portal.billing.bills.making import Authority, Home, Settled, TaxSet, council_tax
from portal.billing.bills.plans import Plan
from portal.billing.bills.rates import Premises, business_rates
from portal.billing.words import LineKind
from portal.council import tax_year

YEARS = st.integers(2024, 2029)
PERCENT = st.decimals(Decimal("0.01"), Decimal(100), places=2)
PLANS = st.none() | st.builds(
    Plan, months=st.integers(1, 12), day=st.integers(1, 28), notice_days=st.integers(0, 30)
)
SETTLED = st.builds(
    Settled,
    paid=st.integers(0, 400_000),
    costs=st.integers(0, 10_000),
    brought_forward=st.integers(-50_000, 50_000),
)


@st.composite
def days_of(draw: st.DrawFn, year: int) -> Days:
    """Some days of a tax year, or most often all of them."""
    first, last = tax_year.begins(year), tax_year.ends(year)
    if draw(st.booleans()):
        return Days(first, last)
    begins = draw(st.dates(first, last))
    return Days(begins, draw(st.dates(begins, last)))


@st.composite
def adjustments(draw: st.DrawFn, year: int, kinds: tuple[LineKind, ...]) -> list[Adjustment]:
    """None to three, each a percentage or so much a year, for some days."""
    made = []
    for kind in sorted(draw(st.sets(st.sampled_from(kinds), max_size=3)), key=kinds.index):
        days = draw(days_of(year))
        share = kind is not LineKind.REDUCTION and draw(st.booleans())
        made.append(
            Adjustment(
                kind,
                "Something",
                "Because.",
                percent=draw(PERCENT) if share else None,
                yearly=None if share else draw(st.integers(0, 300_000)),
                begins=days.first,
                ends=days.last,
            )
        )
    return made


@st.composite
def council_tax_bills(draw: st.DrawFn) -> Bill:
    """Any band, some days, with or without what changes the charge and what was paid."""
    year = draw(YEARS)
    days = draw(days_of(year))
    authorities = tuple(
        Authority(f"Authority {number}", draw(st.integers(0, 250_000)))
        for number in range(draw(st.integers(1, 4)))
    )
    return council_tax(
        TaxSet(year, authorities, draw(st.none() | st.integers(0, 250_000))),
        Home(
            "600000001",
            ("A tenant",),
            ("1 Test Street",),
            draw(st.sampled_from(sorted(NINTHS))),
            draw(st.booleans()),
        ),
        issued=_issued(draw, year),
        number=draw(st.integers(1, 9)),
        begins=days.first,
        ends=days.last,
        adjustments=draw(
            adjustments(
                year,
                (
                    LineKind.PREMIUM,
                    LineKind.DISCOUNT,
                    LineKind.EXEMPTION,
                    LineKind.REDUCTION,
                ),
            )
        ),
        settled=draw(SETTLED),
        plan=draw(PLANS),
    )


@st.composite
def rates_bills(draw: st.DrawFn) -> Bill:
    """Any rateable value and multiplier, with or without a limit, a supplement and reliefs."""
    year = draw(YEARS)
    days = draw(days_of(year))
    multiplier = draw(st.decimals(Decimal("30"), Decimal("60"), places=1))
    rating = Rating(draw(st.integers(0, 2_000_000)), multiplier, "A multiplier")
    return business_rates(
        year,
        Premises(
            "600000002",
            ("Corner shop",),
            ("2 Test Street",),
            rating,
            draw(st.none() | st.integers(0, 50_000_000)),
        ),
        issued=_issued(draw, year),
        begins=days.first,
        ends=days.last,
        rise_limit=draw(st.none() | PERCENT),
        supplement=draw(st.none() | st.just(Decimal(1))),
        adjustments=draw(adjustments(year, (LineKind.RELIEF, LineKind.EXEMPTION))),
        settled=draw(SETTLED),
        plan=draw(PLANS),
    )


def _issued(draw: st.DrawFn, year: int) -> date:
    return tax_year.begins(year) + timedelta(days=draw(st.integers(-40, 380)))


BILLS = council_tax_bills() | rates_bills()
