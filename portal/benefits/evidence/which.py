"""Which of several things on a list one is, without a name: "your partner's second job". Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

NTH = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)
SAID_BEFORE = {
    "job {n}": "{whose} {nth} job",
    "business {n}": "{whose} {nth} business",
    "other income {n}": "{whose} {nth} other income",
    "adult {n}": "the {nth} adult at home",
    "account or saving {n}": "{whose} {nth} account",
}
"""Words of the rules that we gave once, which never change, and what they say instead."""
WHOSE = "_whose"
"""Ends the name of the question whose a thing is."""
PARTNER = "partner"


def said(about: str, things: Sequence[Mapping[str, Any]], number: int) -> str:
    """Fill in a rule's words for the thing of a number, from 1.

    ``{whose}`` is "your" or "your partner's"; ``{nth}`` its place among those of the same person,
    left out where it is their only one; ``{n}`` its place on the list.
    """
    owners = [_of_partner(each["answers"]) for each in things]
    owner = owners[number - 1]
    place, count = owners[:number].count(owner), owners.count(owner)
    whose = "your partner’s" if owner else "your"
    words = SAID_BEFORE.get(about, about).replace("{nth} ", f"{_nth(place)} " if count > 1 else "")
    return words.replace("{whose}", whose).replace("{n}", str(number))


def _of_partner(answers: Mapping[str, Any]) -> bool:
    return any(
        name.endswith(WHOSE) and answer == PARTNER for name, answer in answers.items() if answer
    )


def _nth(place: int) -> str:
    return NTH[place - 1] if place <= len(NTH) else f"{place}th"
