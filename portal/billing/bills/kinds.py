"""A bill as data: what is charged and why, what is taken off and why, when to pay.

Every sum is whole pence. What a council tax bill must say: the Council Tax (Demand Notices)
(England) Regulations 2011 (SI 2011/3038), Schedule 1. Bills are frozen: a mistake is put right by
another bill.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from portal.council.money import Pence

from ..words import LineKind, Tax

Words = Annotated[str, Field(min_length=1, max_length=200)]
Why = Annotated[str, Field(max_length=400)]
STRICT = ConfigDict(extra="forbid", hide_input_in_errors=True)


@dataclass(frozen=True, config=STRICT)
class Line:
    """One line. ``why`` is its reason in plain words; the days are those that it is for.

    ``percent`` is what part it is of the lines that it is reckoned from (``check.OF``), and
    ``multiplier`` the pence for a pound of rateable value. Give them where there are any: only
    then can the sum be proved.
    """

    kind: LineKind
    words: Words
    amount: Pence
    why: Why = ""
    begins: date | None = None
    ends: date | None = None
    percent: Annotated[Decimal, Field(gt=0, le=1000)] | None = None
    multiplier: Annotated[Decimal, Field(gt=0, lt=1000)] | None = None


@dataclass(frozen=True, config=STRICT)
class Share:
    """What one authority gets of a year's council tax in this band.

    ``change`` is the percentage by which it differs from last year, and ``of_which`` what must be
    named inside it, such as adult social care.
    """

    authority: Words
    amount: Pence
    change: Decimal | None = None
    of_which: Why = ""


@dataclass(frozen=True, config=STRICT)
class Instalment:
    """What is to be paid by when."""

    due: date
    amount: Pence


@dataclass(frozen=True, config=STRICT)
class Rating:
    """How a year's business rates come about. ``multiplier`` is in pence for a pound."""

    rateable_value: Annotated[int, Field(ge=0)]
    multiplier: Annotated[Decimal, Field(gt=0, lt=1000)]
    multiplier_name: Words
    description: Why = ""


@dataclass(frozen=True, config=STRICT)
class Bill:
    """One bill. ``number`` counts those of an account and year; the highest is the one that counts.

    ``last_year`` is a whole year's charge in this band, or for this property, a year ago.
    """

    tax: Tax
    account: Annotated[str, Field(pattern=r"^[0-9A-Z-]{4,20}$")]
    number: Annotated[int, Field(ge=1, le=999)]
    issued: date
    begins: date
    ends: date
    payers: tuple[Words, ...]
    address: tuple[Words, ...]
    lines: tuple[Line, ...]
    to_pay: Pence
    instalments: tuple[Instalment, ...] = ()
    band: Annotated[str, Field(pattern=r"^[A-H]?$")] = ""
    shares: tuple[Share, ...] = ()
    rating: Rating | None = None
    last_year: Pence | None = None
    direct_debit: bool = False
    notes: tuple[Why, ...] = ()
