"""Dates, times of day and spans of either."""

from __future__ import annotations

import re

from .numbers import ONES, cardinal, ordinal, year

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SHORT = {name[:3]: name for name in MONTHS} | {"Sept": "September"}
DAYS = {
    day[:3]: day
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
} | {"Tues": "Tuesday", "Thur": "Thursday", "Thurs": "Thursday"}

_MONTH = "|".join([*MONTHS, *sorted(SHORT, key=len, reverse=True)])
_YEAR = r"(?:19|20)\d{2}"
_TWELVE = r"(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)? ?[ap](?:\.m\.|m\b)"
_TWENTY_FOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])"
_TIME = rf"(?:{_TWELVE}|{_TWENTY_FOUR})"
_TO = r" ?[-–—] ?| to "


def day(number: str, month: str, in_year: str | None) -> str:
    """ "the eighth of June, twenty twenty-six"."""
    words = f"the {ordinal(int(number))} of {SHORT.get(month, month)}"
    return f"{words}, {year(int(in_year))}" if in_year else words


def clock(text: str, bare: bool = False) -> str:
    """ "5pm" is "five P M"; "17:30" is "seventeen thirty"; "00:00" is "midnight"."""
    found = re.match(r"(\d+)(?:[:.](\d\d))? ?([ap])?", text)
    if not found:
        return text
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if bare and not minute:
        return cardinal(hour)
    if not half and (hour, minute) in {(0, 0), (12, 0)}:
        return "midday" if hour else "midnight"
    said = cardinal(hour)
    if minute:
        said += f" oh {ONES[minute]}" if minute < 10 else f" {cardinal(minute)}"
    elif not half:
        said += " o'clock" if 0 < hour <= 12 else " hundred hours"
    return f"{said} {half.upper()} M" if half else said


def _written(match: re.Match[str]) -> str:
    return day(match[1], match[2], match[3])


def _between_days(match: re.Match[str]) -> str:
    return (
        f"the {ordinal(int(match[1]))} to the {ordinal(int(match[2]))}"
        f" of {SHORT.get(match[3], match[3])}" + (f", {year(int(match[4]))}" if match[4] else "")
    )


def _figures(number: str, month: str, in_year: str, text: str) -> str:
    if not (1 <= int(month) <= 12 and 1 <= int(number) <= 31):
        return " slash ".join(cardinal(int(part)) for part in re.findall(r"\d+", text))
    whole = in_year if len(in_year) == 4 else f"20{in_year}"
    return day(number, MONTHS[int(month) - 1], whole)


def _years(match: re.Match[str]) -> str:
    """ "2025/26" and "2025-26" are a financial year, "2025-2030" is a span."""
    first, second = match[1], match[2]
    if len(second) == 2 and int(second) == (int(first) + 1) % 100:
        return f"{year(int(first))} to {cardinal(int(second)) if int(second) else 'hundred'}"
    if len(second) == 4:
        return f"{year(int(first))} to {year(int(second))}"
    return f"{year(int(first))} slash {cardinal(int(second))}"


def _days(match: re.Match[str]) -> str:
    return f"{DAYS.get(match[1], match[1])} to {DAYS.get(match[2], match[2])}"


_NAMES = "|".join(sorted({*DAYS, *DAYS.values()}, key=len, reverse=True))

RULES = (
    (
        r"\b(\d{4})-(\d{2})-(\d{2})(?:T[\d:.+Z-]*)?\b",
        lambda match: _figures(match[3], match[2], match[1], match[0]),
    ),
    (
        r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])",
        lambda match: _figures(match[1], match[2], match[3], match[0]),
    ),
    (
        rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:{_TO})(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})\b"
        rf"(?:,? ({_YEAR})\b)?",
        _between_days,
    ),
    (
        rf"\b(?:the )?(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b(?:,? ({_YEAR})\b)?",
        _written,
    ),
    (
        rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\d|:)(?:,? ({_YEAR})\b)?",
        lambda match: day(match[2], match[1], match[3]),
    ),
    (rf"\b({_YEAR})[/–-](\d{{4}}|\d{{2}})(?![\d/-])", _years),
    (
        rf"\b(\d{{1,2}}(?:[:.][0-5]\d)?) ?[-–—] ?({_TIME})",
        lambda match: f"{clock(match[1], bare=True)} to {clock(match[2])}",
    ),
    (
        rf"\b({_TIME}) ?[-–—] ?({_TIME})",
        lambda match: f"{clock(match[1])} to {clock(match[2])}",
    ),
    (rf"\b{_TIME}", lambda match: clock(match[0])),
    (rf"\b({_NAMES}) ?[-–—] ?({_NAMES})\b", _days),
    (r"\b(Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat)\b\.?", lambda match: DAYS.get(match[1], match[1])),
    (rf"\b({'|'.join(set(SHORT) - {'May', 'Mar', 'Jan'})})\b\.?", lambda match: SHORT[match[1]]),
)
