"""One made-up account: its bills, what was paid of them by a day, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from portal.billing.bills.kinds import Bill
from portal.billing.bills.proving import AFTER_THE_CHARGE
from portal.billing.revenues.news import AccountNews, EntryNews, LedgerNews
from portal.billing.words import EntryKind, LineKind
from portal.council import tax_year

KEY = "QZ-{0}-{1}"


@dataclass(frozen=True)
class Made:
    """What the revenues system would tell of an account on a day. Bills are the earliest first."""

    news: AccountNews
    bills: tuple[Bill, ...]
    entries: LedgerNews
    story: str
    later: tuple[Bill, ...] = field(default=())
    """Bills that have not come yet, for the sandbox to send."""


def key_of(reference: str) -> str:
    """The online key that is printed on the bills of a made-up account."""
    return KEY.format(reference[-3:], reference[-6:-3][::-1])


def midnight(day: date) -> datetime:
    """When a day's news is true from."""
    return datetime.combine(day, time(), UTC)


def ledger(
    reference: str, bills: Sequence[Bill], today: date, *, pays: bool = True, extra: int = 0
) -> LedgerNews:
    """The entries of these bills up to a day. ``extra``: paid too much. Without ``pays``, nothing.

    What a bill says was paid before it has been paid: its instalments are what is still to come.
    """
    entries: list[EntryNews] = []
    latest: dict[int, Bill] = {}
    for bill in bills:
        if bill.issued <= today:
            entries += _charges(bill, latest.get(tax_year.tax_year(bill.begins)))
            latest[tax_year.tax_year(bill.begins)] = bill
    for year, bill in latest.items():
        entries += _payments(year, bill, bills, today, pays=pays)
    if extra and entries:
        day = min(each.on for each in entries)
        entries.append(EntryNews("extra", day, EntryKind.PAYMENT, "Payment", -extra))
    balance = sum(each.amount for each in entries)
    due = _due(latest, today)
    overdue = min(max(due + sum(e.amount for e in entries if e.amount < 0), 0), max(balance, 0))
    return LedgerNews(
        reference,
        tuple(sorted(entries, key=lambda each: (each.on, each.external_id))),
        balance,
        0 if pays else overdue,
        midnight(today),
    )


def _tax_of(bill: Bill) -> int:
    return sum(line.amount for line in bill.lines if line.kind not in AFTER_THE_CHARGE)


def _charges(bill: Bill, before: Bill | None) -> list[EntryNews]:
    """What a bill adds: the tax, or by how much it differs from the bill before; and costs."""
    words = tax_year.as_words(tax_year.tax_year(bill.begins))
    name = f"{tax_year.tax_year(bill.begins)}-{bill.number}"
    made = []
    if before is None:
        kind, said = EntryKind.CHARGE, f"{bill.tax.words.capitalize()} {words}"
    else:
        kind, said = EntryKind.CHANGE, f"{bill.tax.words.capitalize()} {words}, put right"
    change = _tax_of(bill) - (_tax_of(before) if before else 0)
    if change:
        made.append(EntryNews(f"bill-{name}", bill.issued, kind, said, change))
    costs = _of(bill, LineKind.COST) - (_of(before, LineKind.COST) if before else 0)
    if costs:
        said = "Costs of the court"
        made.append(EntryNews(f"cost-{name}", bill.issued, EntryKind.COST, said, costs))
    return made


def _payments(
    year: int, bill: Bill, bills: Sequence[Bill], today: date, *, pays: bool
) -> list[EntryNews]:
    """What was paid of a year: before its last bill as that says, and since by its instalments."""
    said = "Direct Debit" if bill.direct_debit else "Payment"
    made = []
    before = -_of(bill, LineKind.PAID)
    for earlier in (each for each in bills if tax_year.tax_year(each.begins) == year):
        for each in earlier.instalments if earlier.number < bill.number else ():
            if before and each.due <= bill.issued:
                amount = min(each.amount, before)
                before -= amount
                made.append((each.due, amount))
    if before:
        made.append((bill.issued, before))
    if pays:
        made += [(each.due, each.amount) for each in bill.instalments if each.due <= today]
    return [
        EntryNews(f"paid-{year}-{day.isoformat()}", day, EntryKind.PAYMENT, said, -amount)
        for day, amount in made
    ]


def _due(latest: dict[int, Bill], today: date) -> int:
    """What should have been paid by now, of all years."""
    return sum(
        sum(each.amount for each in bill.instalments if each.due < today) - _of(bill, LineKind.PAID)
        for bill in latest.values()
    )


def _of(bill: Bill, kind: LineKind) -> int:
    return sum(line.amount for line in bill.lines if line.kind is kind)
