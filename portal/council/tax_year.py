"""The financial year, which begins on the first of April and is named by the year it begins in.

Council tax: Local Government Finance Act 1992, section 69. Business rates: Local Government Finance
Act 1988, section 145.
"""

from __future__ import annotations

from datetime import date, timedelta


def tax_year(day: date) -> int:
    """The year in which the day's financial year began: 2026 for 2026-27."""
    return day.year if day >= begins(day.year) else day.year - 1


def begins(year: int) -> date:
    """Its first day."""
    return date(year, 4, 1)


def ends(year: int) -> date:
    """Its last day."""
    return begins(year + 1) - timedelta(days=1)


def days_in(year: int) -> int:
    """365, or 366 where 29 February lies in it."""
    return (begins(year + 1) - begins(year)).days


def as_words(year: int) -> str:
    """As people write it: 2026-27."""
    return f"{year}-{(year + 1) % 100:02d}"
