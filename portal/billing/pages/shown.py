"""A bill's figures in words, row by row, as its page draws them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.council.money import as_text

from ..bills import wording
from ..bills.days import of_bill, of_line
from ..bills.kinds import Bill, Line
from ..bills.standing import Part, State
from ..words import LineKind, Tax
from .reading import Reading

STATES = {
    State.PAID: "Paid",
    State.LATE: "Late",
    State.DUE: "Due",
    State.COMING: "To come",
}


@dataclass(frozen=True)
class Instalment:
    """A row of "Payments". ``state`` is empty for a bill that no longer counts."""

    due: date
    amount: str
    state: str
    left: str


@dataclass(frozen=True)
class Row:
    """A row of "How we worked it out". ``part`` is a share of the whole, from 0 to 100."""

    words: str
    amount: str
    why: str = ""
    part: str = ""
    strong: bool = False


def shown(reading: Reading, days: Mapping[date, date]) -> dict[str, Any]:
    """What the template of a bill needs beside the account.

    ``days`` has the day on which a payment goes where that is not the bill's own.
    """
    bill, balance, coming = reading.bill, reading.account.balance, reading.next
    return {
        "reading": reading,
        "bill": bill,
        "title": reading.title,
        "left": as_text(max(balance, 0)),
        "owes": balance > 0,
        "credit": as_text(-balance) if balance < 0 else "",
        "overdue": as_text(reading.account.overdue) if reading.account.overdue else "",
        "other_owed": as_text(reading.other_owed) if reading.other_owed > 0 else "",
        "next": coming,
        "next_amount": as_text(coming.left) if coming else "",
        "instalments": [_instalment(part, days, reading.today) for part in reading.parts]
        or _old(bill),
        "taken": bool(days),
        "total": as_text(sum(each.amount for each in bill.instalments)),
        "rows": rows(bill),
        "sum": as_text(bill.to_pay),
        "last_year": wording.last_year_words(bill),
        "to_come": any(part.left for part in reading.parts),
        "is_council_tax": bill.tax is Tax.COUNCIL_TAX,
    }


def rows(bill: Bill) -> list[Row]:
    """How it is worked out: who gets it, the whole year, then what adds and takes off."""
    made = _of_shares(bill) if bill.shares else _of_rating(bill)
    whole = sum(share.amount for share in bill.shares)
    for line in bill.lines:
        if line.kind is LineKind.CHARGE and line.amount == whole:
            continue  # said just above
        words = wording.line_words(line, bill)
        if line.kind is LineKind.CHARGE:
            words = _charge_words(line, bill)
        made.append(Row(words, as_text(line.amount), line.why))
    return made


def _of_shares(bill: Bill) -> list[Row]:
    whole = sum(share.amount for share in bill.shares)
    made = [
        Row(
            share.authority,
            as_text(share.amount),
            "; ".join(
                each
                for each in (
                    share.of_which.rstrip("."),
                    "" if share.change is None else f"{_change(share.change)} on last year",
                )
                if each
            ),
            f"{share.amount * 100 / whole:.1f}" if whole else "",
        )
        for share in bill.shares
    ]
    return [*made, Row(f"A whole year in band {bill.band}", as_text(whole), strong=True)]


def _change(percent: Any) -> str:
    words = wording.change_words(percent)
    return "no change" if words == "The same" else words


def _of_rating(bill: Bill) -> list[Row]:
    if bill.rating is None:
        return []
    value = as_text(bill.rating.rateable_value * 100)
    multiplier = f"{bill.rating.multiplier.normalize():f}p in the pound"
    return [Row("Rateable value", value), Row(bill.rating.multiplier_name, multiplier)]


def _charge_words(line: Line, bill: Bill) -> str:
    days = of_line(line, bill)
    if bill.shares or days != of_bill(bill):
        return f"Charge for {wording.day(days.first)} to {wording.day(days.last)}"
    return line.words


def _instalment(part: Part, days: Mapping[date, date], today: date) -> Instalment:
    on = days.get(part.due, part.due) if part.left else part.due
    state = State.COMING if on != part.due and on >= today else part.state
    left = as_text(part.left) if part.is_partly_paid else ""
    return Instalment(on, as_text(part.amount), STATES[state], left)


def _old(bill: Bill) -> list[Instalment]:
    """Those of a bill that another has replaced: what it said, and no state."""
    return [Instalment(each.due, as_text(each.amount), "", "") for each in bill.instalments]
