"""What must be true of news before it is kept. Says what is wrong, never what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..words import Tax
from .news import AccountNews, LedgerNews

REFERENCE = re.compile(r"[0-9A-Z-]{4,20}")
"""As bills have it."""
EXTERNAL_ID = re.compile(r"[!-~]{1,40}")
MOST_PAYERS = 12
MOST_PENCE = 10**13
"""A hundred thousand million pounds: beyond it a sum is a mistake."""
FIRST, LAST = date(1990, 1, 1), date(2200, 1, 1)


def of_account(news: AccountNews) -> list[str]:
    """What is wrong with news of an account, in sentences."""
    return list(_account(news))


def of_entries(news: LedgerNews) -> list[str]:
    """What is wrong with entries, in sentences."""
    return list(_entries(news))


def _account(news: AccountNews) -> Iterator[str]:
    if not REFERENCE.fullmatch(news.reference):
        yield "The reference is 4 to 20 capital letters, digits and hyphens."
    if not news.payers:
        yield "Somebody must pay: there is no payer."
    if len(news.payers) > MOST_PAYERS:
        yield f"There are more than {MOST_PAYERS} payers."
    if any(not payer.name.strip() for payer in news.payers):
        yield "A payer has no name."
    if not any(line.strip() for line in news.place.lines) or not news.place.postcode.strip():
        yield "The property needs an address with a postcode."
    yield from _days(news.opened_on, *([news.closed_on] if news.closed_on else []))
    if news.closed_on and news.closed_on < news.opened_on:
        yield "The account was closed before it was opened."
    if news.overdue > max(news.balance, 0):
        yield "More is overdue than is owed."
    yield from _sums(news.balance, news.overdue)
    if news.overdue < 0:
        yield "What is overdue is below nothing."
    yield from _value(news)


def _value(news: AccountNews) -> Iterator[str]:
    if news.tax is Tax.COUNCIL_TAX:
        if news.rateable_value is not None:
            yield "A home has no rateable value."
        if not re.fullmatch(r"[A-H]?", news.band):
            yield "The band is a letter from A to H."
    elif news.band:
        yield "A business property has no band."
    elif news.rateable_value is not None and not 0 <= news.rateable_value <= MOST_PENCE:
        yield "The rateable value is not a sum that can be."


def _entries(news: LedgerNews) -> Iterator[str]:
    names = [entry.external_id for entry in news.entries]
    if len(set(names)) < len(names):
        yield "Two entries have one id."
    if any(not EXTERNAL_ID.fullmatch(name) for name in names):
        yield "An id of an entry is 1 to 40 visible characters."
    if any(not 0 < len(entry.words.strip()) <= 120 for entry in news.entries):
        yield "An entry needs words, up to 120 characters."
    yield from _days(*(entry.on for entry in news.entries))
    yield from _sums(news.balance, news.overdue, *(entry.amount for entry in news.entries))
    if not 0 <= news.overdue <= max(news.balance, 0):
        yield "What is overdue is part of what is owed."


def _days(*days: date) -> Iterator[str]:
    if any(not FIRST <= day <= LAST for day in days):
        yield "A day is in a year that cannot be."


def _sums(*sums: int) -> Iterator[str]:
    if any(abs(amount) > MOST_PENCE for amount in sums):
        yield "A sum is more than can be."
