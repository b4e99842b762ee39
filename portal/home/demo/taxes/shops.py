"""Fifty-five business properties, fifty of them one organisation's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.kinds import Bill, Rating
from portal.billing.bills.making import Settled
from portal.billing.bills.rates import Premises, business_rates, small_business_percent
from portal.billing.revenues.news import AccountNews, PayerNews, Place
from portal.billing.words import LineKind, Tax
from portal.council import tax_year

from . import figures
from .accounts import Made, key_of, ledger, midnight
from .homes import MARCH, POSTCODE, TOWN

FIRST = 600000500
TOGETHER = 50
"""So many are one organisation's."""
ALONE = ("Corner shop", "Village bakery", "Cycle repairs", "Garden nursery", "Book exchange")
ORGANISATION = "Anytown Shops"
VALUES = (5000, 9400, 12600, 14200, 18500, 26000, 48000, 64000, 125000, 640000)
"""Rateable values in pounds, of every size that a rule of the year tells apart."""
WHAT = ("Shop and premises", "Warehouse", "Office", "Café", "Workshop")
STREETS = ("Market Street", "Station Yard", "Mill Lane")
SHOPS = TOGETHER + len(ALONE)


def shops(today: date) -> tuple[Made, ...]:
    """All of them as they stand on a day. The same day gives the same shops."""
    return tuple(one(number, today=today) for number in range(SHOPS))


def one(number: int, *, today: date) -> Made:
    """A property by its number, from 0; from ``TOGETHER`` on, each is a business's of its own."""
    together = number < TOGETHER
    name = ORGANISATION if together else ALONE[number - TOGETHER]
    value = VALUES[number % len(VALUES)] if together else VALUES[number - TOGETHER]
    reference, line = str(FIRST + number), f"Unit {number + 1}, {STREETS[number % len(STREETS)]}"
    retail = number % len(WHAT) in (0, 3)
    multiplier_name, multiplier = figures.rates().multiplier(value, retail=retail)
    called = f"{multiplier_name.replace('small', 'small business').capitalize()} multiplier"
    rating = Rating(value, multiplier, called, WHAT[number % len(WHAT)])
    premises = Premises(reference, (name,), (line, TOWN, POSTCODE), rating)
    if number % 4 == 2:  # it cost half as much last year, so that the rise is limited
        premises = replace(premises, last_year=int(value * multiplier / 2))
    small = not together
    bill, pays = _bill(premises, number, small=small), number % 11 != 7
    bills = (bill,) if bill.issued <= today else ()
    entries = ledger(reference, bills, today, pays=pays)
    news = AccountNews(
        tax=Tax.BUSINESS_RATES,
        reference=reference,
        payers=(PayerNews(name),),
        place=Place((line, TOWN), POSTCODE),
        opened_on=tax_year.begins(figures.rates().year - 3),
        told_at=midnight(today),
        balance=entries.balance,
        overdue=entries.overdue,
        secret=key_of(reference),
        rateable_value=value,
        direct_debit=bill.direct_debit,
        paperless=together,
    )
    return Made(news, bills, entries, _story(bill, pays=pays))


def _bill(premises: Premises, number: int, *, small: bool) -> Bill:
    """Relief for one small property alone; a limit on the rise, or else the supplement."""
    written = figures.rates()
    value, limits = premises.rating.rateable_value, written.written["limits"]
    percent = small_business_percent(
        value, full_to=limits["relief_full_to"], none_from=limits["relief_none_from"]
    )
    relieved = small and percent > 0
    limited = premises.last_year is not None
    reliefs = [
        Adjustment(
            LineKind.RELIEF,
            "Small business rate relief",
            "This is your only property, and its rateable value is small.",
            percent,
        )
    ]
    return business_rates(
        written.year,
        premises,
        issued=date(written.year, *MARCH),
        rise_limit=written.rise(value) if limited else None,
        supplement=None if relieved or limited else Decimal(str(written.written["supplement"])),
        adjustments=reliefs if relieved else (),
        settled=Settled(),
        plan=figures.plan(months=12 if number % 2 else 10),
        direct_debit=number % 5 == 1,
    )


def _story(bill: Bill, *, pays: bool) -> str:
    """What is told by its lines."""
    kinds = {line.kind for line in bill.lines}
    told = [str(kind) for kind in LineKind if kind in kinds and kind is not LineKind.CHARGE]
    return ", ".join([*told, *([] if pays else ["arrears"])]) or "as it is"
