"""What the pages show of an instruction, in words. Of the bank's numbers, their ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.cases.when import the_day
from portal.council.money import as_text

from ...models import DirectDebitTerms
from ..schedule import Schedule

HEAD = ("Day", "Amount")
OF_THE_BANK = 2
"""The first rows of what was agreed are about somebody's bank account."""


@dataclass(frozen=True)
class Own:
    """One payment to make oneself."""

    on: date
    words: str
    amount: str


@dataclass(frozen=True)
class Shown:
    """A schedule for a page. The last row of ``taken`` is its total."""

    own: tuple[Own, ...]
    taken: tuple[tuple[str, str], ...]
    head: tuple[str, str] = HEAD
    figures: tuple[int, ...] = (1,)


def shown(schedule: Schedule) -> Shown:
    rows = [(the_day(each.on), as_text(each.amount)) for each in schedule.taken]
    if rows:
        rows.append(("All together", as_text(schedule.total)))
    own = (Own(each.on, the_day(each.on), as_text(each.amount)) for each in schedule.own)
    return Shown(tuple(own), tuple(rows))


def rows_of(
    terms: DirectDebitTerms,
    holder: str,
    ending: str,
    day: int,
    change: dict[str, str] | None = None,
    sort_code: str = "",
) -> list[dict[str, Any]]:
    """What was or is to be agreed. ``change`` has addresses for the bank account and the day.

    ``sort_code`` is for a last look before it is agreed.
    """
    to = change or {}
    pairs = "-".join(sort_code[n : n + 2] for n in (0, 2, 4))
    return [
        _row("Name on the bank account", holder, to.get("bank")),
        *([_row("Sort code", pairs, to.get("bank"))] if sort_code else []),
        _row("Account number", f"Ends in {ending}", to.get("bank")),
        _row("Day of the month", f"{ordinal(day)}, or the next working day", to.get("day")),
        _row("Name on your bank statement", terms.originator),
        _row("Our number at the bank", terms.originator_number),
    ]


def ordinal(day: int) -> str:
    """1st, 2nd, 15th."""
    if day in (11, 12, 13):
        return f"{day}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _row(key: str, value: str, href: str | None = None) -> dict[str, Any]:
    row: dict[str, Any] = {"key": key, "value": value}
    if href:
        row["actions"] = [{"href": href, "text": "Change", "hidden": key.lower()}]
    return row
