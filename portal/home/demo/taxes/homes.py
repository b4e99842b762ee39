"""Sixty-five homes: each band, and each story that a council tax account can have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from portal.billing.bills.adjusting import Adjustment
from portal.billing.bills.kinds import Bill
from portal.billing.bills.making import Home, Settled, council_tax
from portal.billing.revenues.news import AccountNews, LedgerNews, PayerNews, Place
from portal.billing.words import LineKind, Tax
from portal.council import tax_year

from . import figures
from .accounts import Made, key_of, ledger, midnight

FIRST = 600000100
BANDS = "ABCDEFGH"
STREETS = ("Sample Street", "Sample Lane", "Sample Close", "Sample Road", "Sample Walk")
TOWN, POSTCODE = "Anytown", "QZ1 1AB"
COSTS, EXTRA = 8500, 4000
MARCH = (3, 10)
"""When a year's bills are made."""
MOVED, ALONE = (7, 15), (10, 1)


@dataclass(frozen=True)
class Setting:
    """What stories are made from."""

    home: Home
    year: int
    today: date

    @property
    def issued(self) -> date:
        return date(self.year, *MARCH)

    def bill(self, **given: Any) -> Bill:
        values: dict[str, Any] = {"issued": self.issued, "plan": figures.plan(), **given}
        return council_tax(figures.council_tax(self.year), self.home, **values)

    def because(self, kind: LineKind, name: str, words: str, why: str) -> Bill:
        """A bill with a percentage more or less."""
        change = Adjustment(kind, words, why, figures.percent(name))
        return self.bill(adjustments=[change])


SINGLE = Adjustment(
    LineKind.DISCOUNT,
    "Single person discount",
    "You told us that you are the only adult in your home.",
    figures.percent("single"),
)
Story = Callable[[Setting], tuple[Bill, ...]]


def _single(given: Setting) -> tuple[Bill, ...]:
    return (given.bill(adjustments=[SINGLE]),)


def _exempt(given: Setting) -> tuple[Bill, ...]:
    why = "Everybody who lives here is a student."
    return (given.because(LineKind.EXEMPTION, "exempt", "Students only", why),)


def _empty(given: Setting) -> tuple[Bill, ...]:
    why = "Nobody has lived here for more than a year."
    return (given.because(LineKind.PREMIUM, "empty", "Empty home premium", why),)


def _second(given: Setting) -> tuple[Bill, ...]:
    why = "It is furnished, and nobody's main home."
    return (given.because(LineKind.PREMIUM, "second_home", "Second home premium", why),)


def _reduction(given: Setting) -> tuple[Bill, ...]:
    weekly = figures.data()["discounts"]["reduction_weekly"]
    less = Adjustment.weekly_reduction(weekly, year=given.year)
    return (given.bill(adjustments=[less]),)


def _disabled(given: Setting) -> tuple[Bill, ...]:
    return (replace(given, home=replace(given.home, disabled=True)).bill(),)


def _moved_in(given: Setting) -> tuple[Bill, ...]:
    moved = date(given.year, *MOVED)
    return (given.bill(begins=moved, issued=moved + timedelta(days=7)),)


def _in_debt(given: Setting) -> tuple[Bill, ...]:
    return (given.bill(settled=Settled(costs=COSTS)),)


def _by_direct_debit(given: Setting) -> tuple[Bill, ...]:
    return (given.bill(direct_debit=True, plan=figures.plan(months=12, day=15)),)


def _lives_alone_now(given: Setting) -> tuple[Bill, ...]:
    """A second bill, made in the middle of the year, with what had been paid by then."""
    first = given.bill()
    alone = date(given.year, *ALONE)
    issued = alone - timedelta(days=6)
    paid = sum(each.amount for each in first.instalments if each.due <= issued)
    less = replace(SINGLE, begins=alone)
    second = given.bill(number=2, issued=issued, adjustments=[less], settled=Settled(paid=paid))
    return first, second


def _as_it_is(given: Setting) -> tuple[Bill, ...]:
    return (given.bill(),)


def _two_years(given: Setting) -> tuple[Bill, ...]:
    return replace(given, year=given.year - 1).bill(), given.bill()


STORIES: dict[str, Story] = {
    "as it is": _as_it_is,
    "single": _single,
    "exempt": _exempt,
    "empty": _empty,
    "second home": _second,
    "reduction": _reduction,
    "disabled": _disabled,
    "moved in": _moved_in,
    "arrears": _in_debt,
    "credit": _single,
    "direct debit": _by_direct_debit,
    "changed": _lives_alone_now,
    "two years": _two_years,
}
HOMES = 5 * len(STORIES)


def homes(today: date) -> tuple[Made, ...]:
    """All of them as they stand on a day. The same day gives the same homes."""
    return tuple(map(partial(one, today=today), range(HOMES)))


def next_of(made: Made, today: date) -> tuple[Bill, LedgerNews]:
    """The bill that comes next where nothing has changed yet: from today they live alone."""
    first = made.bills[-1]
    home = Home(first.account, first.payers, first.address, first.band)
    paid = sum(each.amount for each in first.instalments if each.due <= today)
    second = council_tax(
        figures.council_tax(tax_year.tax_year(first.begins)),
        home,
        issued=today,
        number=first.number + 1,
        adjustments=[replace(SINGLE, begins=today)],
        settled=Settled(paid=paid),
        plan=figures.plan(),
    )
    return second, ledger(first.account, (*made.bills, second), today)


def one(number: int, *, today: date) -> Made:
    """A home by its number, from 0."""
    story = list(STORIES)[number % len(STORIES)]
    reference, band = str(FIRST + number), BANDS[number % len(BANDS)]
    line = f"{number + 1} {STREETS[number % len(STREETS)]}"
    payers = (f"Tenant of {line}", f"Second tenant of {line}")[: 1 + (number % 4 == 0)]
    home = Home(reference, payers, (line, TOWN, POSTCODE), band)
    given = Setting(home, figures.year_on(today), today)
    made = STORIES[story](given)
    bills = tuple(bill for bill in made if bill.issued <= today)
    extra = EXTRA if story == "credit" else 0
    entries = ledger(reference, bills, today, pays=story != "arrears", extra=extra)
    opened = made[0].begins if story == "moved in" else tax_year.begins(given.year - 2)
    news = AccountNews(
        tax=Tax.COUNCIL_TAX,
        reference=reference,
        payers=tuple(PayerNews(name, surname="Tenant") for name in payers),
        place=Place((line, TOWN), POSTCODE),
        opened_on=opened,
        told_at=midnight(today),
        balance=entries.balance,
        overdue=entries.overdue,
        secret=key_of(reference),
        band=band,
        direct_debit=any(bill.direct_debit for bill in bills),
        paperless=number % 3 == 1,
    )
    return Made(news, bills, entries, story, made[len(bills) :])
