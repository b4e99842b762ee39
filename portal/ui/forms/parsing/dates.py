"""Dates typed in three boxes."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from .characters import Unreadable, plain

_MONTHS = tuple(calendar.month_name[number].lower() for number in range(1, 13))
_FEWEST_LETTERS = 3
_PART_NAMES = ("day", "month", "year")


class DateParts(NamedTuple):
    """What was typed in each box."""

    day: str = ""
    month: str = ""
    year: str = ""

    @classmethod
    def of(cls, value: date) -> "DateParts":
        """Give the boxes that would hold this date."""
        return cls(str(value.day), str(value.month), f"{value.year:04}")


def parse_date(parts: DateParts) -> date | None:
    """Read a date, or ``None`` if all three boxes are empty.

    The month may be a number, a name or its beginning: ``11``, ``Nov``, ``november``.
    Raises ``Unreadable`` with the wrong boxes as its ``parts`` and one of the codes
    ``missing`` (value ``missing``), ``day``, ``month``, ``year``, or ``not_real`` (values
    ``month`` and ``days``).
    """
    day_text, month_text, year_text = typed = tuple(map(_box, parts, _PART_NAMES))
    if not any(typed):
        return None
    empty = [name for name, text in zip(_PART_NAMES, typed, strict=True) if not text]
    if empty:
        raise Unreadable("missing", *empty, missing=" and ".join(f"a {name}" for name in empty))
    day, month, year = _day(day_text), _month(month_text), _year(year_text)
    days = calendar.monthrange(year, month)[1]
    if day > days:
        month_name = f"{calendar.month_name[month]} {year}"
        raise Unreadable("not_real", "day", month=month_name, days=str(days))
    return date(year, month, day)


def _box(text: str, name: str) -> str:
    try:
        return plain(text)
    except Unreadable:
        raise Unreadable(name, name) from None


def _day(text: str) -> int:
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", text.lower())
    if found is None or not 1 <= int(found[1]) <= 31:
        raise Unreadable("day", "day")
    return int(found[1])


def _month(text: str) -> int:
    if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= 12:
        return int(text)
    name = text.lower().rstrip(".")
    if len(name) >= _FEWEST_LETTERS:
        for number, month in enumerate(_MONTHS, start=1):
            if month.startswith(name):
                return number
    raise Unreadable("month", "month")


def _year(text: str) -> int:
    if not re.fullmatch(r"[1-9]\d{3}", text):
        raise Unreadable("year", "year")
    return int(text)
