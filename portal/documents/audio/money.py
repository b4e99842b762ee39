"""Pounds and pence."""

from __future__ import annotations

import re

from .numbers import cardinal, decimal

SCALES = {"m": "million", "bn": "billion", "k": "thousand"}


def pounds(match: re.Match[str]) -> str:
    """ "£1,204.50" is "one thousand two hundred and four pounds and fifty pence"."""
    minus, figures, scale = match[1], match[2], match[3]
    start = "minus " if minus else ""
    whole, _, part = figures.replace(",", "").partition(".")
    if scale:
        scale = scale.strip().lower()
        return f"{start}{decimal(figures)} {SCALES.get(scale, scale)} pounds"
    if len(part) not in {0, 2}:
        return f"{start}{decimal(figures)} pounds"
    said = [f"{cardinal(int(whole))} {_one('pound', 'pounds', int(whole))}"] if int(whole) else []
    if part and int(part):
        said.append(pence(int(part)))
    return start + (" and ".join(said) or "zero pounds")


def pence(number: int) -> str:
    return f"{cardinal(number)} {_one('penny', 'pence', number)}"


def _one(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


AMOUNT = (
    r"([-−]?)£ ?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?)"
    r"( ?(?:million|billion|thousand|bn|m|k)\b)?"
)


def _between(match: re.Match[str]) -> str:
    return re.sub(AMOUNT, pounds, match[1]) + " to " + re.sub(AMOUNT, pounds, match[2])


RULES = (
    (r"(£\d[\d,.]{0,14}) ?[-–—] ?(£\d[\d,]{0,14}(?:\.\d\d)?)", _between),
    (AMOUNT, pounds),
    (r"\b(\d{1,3})p\b", lambda match: pence(int(match[1]))),
    (r"€ ?(\d[\d,]{0,14}(?:\.\d+)?)\b", lambda match: f"{decimal(match[1])} euros"),
    (r"\$ ?(\d[\d,]{0,14}(?:\.\d+)?)\b", lambda match: f"{decimal(match[1])} dollars"),
)
