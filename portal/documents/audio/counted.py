"""Numbers, ordinals, parts and measures."""

from __future__ import annotations

import re

from .numbers import cardinal, decimal, digits, ordinal, year

PARTS = {
    "½": "a half",
    "⅓": "a third",
    "⅔": "two thirds",
    "¼": "a quarter",
    "¾": "three quarters",
    "⅕": "a fifth",
    "⅖": "two fifths",
    "⅗": "three fifths",
    "⅘": "four fifths",
    "⅛": "an eighth",
    "⅜": "three eighths",
    "⅝": "five eighths",
    "⅞": "seven eighths",
}
WRITTEN = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/8": "⅛"}
UNITS = {
    "km": "kilometres",
    "cm": "centimetres",
    "mm": "millimetres",
    "m": "metres",
    "m²": "square metres",
    "m2": "square metres",
    "kg": "kilograms",
    "g": "grams",
    "ml": "millilitres",
    "mph": "miles per hour",
    "kWh": "kilowatt hours",
    "°C": "degrees Celsius",
    "°": "degrees",
    "MB": "megabytes",
    "GB": "gigabytes",
    "KB": "kilobytes",
    "hrs": "hours",
    "mins": "minutes",
    "wks": "weeks",
}
NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SIGNS = "".join(PARTS)


def number(figures: str) -> str:
    """A quantity, a year, or, where it is too long for either, its figures."""
    if figures.isdigit():
        if len(figures) > 6 or (figures[0] == "0" and len(figures) > 1):
            return digits(figures)
        if len(figures) == 4 and 1900 <= int(figures) < 2100:
            return year(int(figures))
    return decimal(figures)


def _part(match: re.Match[str]) -> str:
    whole, sign = match[1], match[2]
    if not whole:
        return PARTS[sign]
    return f"{cardinal(int(whole))} and {PARTS[sign]}"


def _percent(match: re.Match[str]) -> str:
    whole, sign = match[1], match[2]
    if sign:
        said = f"{cardinal(int(whole))} and {PARTS[sign]}" if whole else PARTS[sign]
    else:
        said = decimal(whole)
    return f"{said} percent"


def _measure(match: re.Match[str]) -> str:
    unit = UNITS[match[2]]
    if match[1] == "1":
        unit = unit.replace("miles", "mile").replace("degrees", "degree")
        unit = unit.removesuffix("s") if unit.endswith(("metres", "grams", "s")) else unit
    return f"{decimal(match[1])} {unit}"


RULES = (
    (rf"(?<![\w.])({NUMBER})([{_SIGNS}]?) ?%", _percent),
    (rf"()([{_SIGNS}]) ?%", _percent),
    (rf"(?<![\w.])(\d{{0,6}}) ?([{_SIGNS}])", _part),
    (
        r"(?<![\d/.])(?:1/2|1/3|2/3|1/4|3/4|1/8)(?![\d/])",
        lambda match: PARTS[WRITTEN[match[0]]],
    ),
    (r"\b24/7\b", lambda match: "twenty-four hours a day, seven days a week"),
    (r"\b(\d{1,6})(?:st|nd|rd|th)\b", lambda match: ordinal(int(match[1]))),
    (
        rf"(?<![\w.])({NUMBER}) ?({'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)",
        _measure,
    ),
    (
        rf"(?<![\w.-])({NUMBER}) ?[-–—] ?({NUMBER})(?![\w-])",
        lambda match: f"{number(match[1])} to {number(match[2])}",
    ),
    (
        rf"(?<![\w.])({NUMBER}) ?[x×] ?({NUMBER})(?!\w)",
        lambda match: f"{number(match[1])} by {number(match[2])}",
    ),
    (rf"(?<![\w)])[-−]({NUMBER})(?!\w)", lambda match: f"minus {decimal(match[1])}"),
    (rf"(?<![\w.]){NUMBER}(?![\w])", lambda match: number(match[0])),
    (r"[0-9]{1,6}", lambda match: f" {number(match[0])} "),
    (r"[0-9]{7}", lambda match: f" {digits(match[0])} "),
)
