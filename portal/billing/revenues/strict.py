"""Strict parts of what a revenues system writes: days, sums, references and words."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt, WithJsonSchema

from portal.cases.api.schemas import plain

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOST_PENCE = 10**13
EXACT = 2**53


def _as_day(value: Any) -> Any:
    if not (isinstance(value, str) and DAY.fullmatch(value)):
        raise ValueError("Write a day such as 2026-11-22.")
    return value


def _whole(value: Any) -> Any:
    """608.0 is a whole number, as JSON Schema has it; what a float cannot hold exactly is none."""
    if isinstance(value, float) and value.is_integer() and abs(value) <= EXACT:
        return int(value)
    return value


def number(pattern: str) -> Any:
    """A decimal number, written as text so that no digit of it is lost."""

    def as_text(value: Any) -> Any:
        if not (isinstance(value, str) and re.fullmatch(pattern, value, re.ASCII)):
            raise ValueError('Write a number with decimals as text, such as "43.2".')
        return value

    shown = {"type": "string", "pattern": f"^{pattern}$", "examples": ["43.2"]}
    return Annotated[Decimal, BeforeValidator(as_text), WithJsonSchema(shown)]


Day = Annotated[date, BeforeValidator(_as_day)]
WHOLE = BeforeValidator(_whole)
PENCE = "Whole pence."
Sum = Annotated[StrictInt, Field(ge=-MOST_PENCE, le=MOST_PENCE, description=PENCE), WHOLE]
Owed = Annotated[StrictInt, Field(ge=0, le=MOST_PENCE, description=PENCE), WHOLE]
Reference = Annotated[str, Field(pattern=r"^[0-9A-Z-]{4,20}$", examples=["600000987"])]
Text = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(plain)]
MaybeText = Annotated[str, Field(max_length=400), AfterValidator(plain)]
Percent = number(r"-?[0-9]{1,4}(\.[0-9]{1,4})?")
PartOf = number(r"(0\.0*[1-9][0-9]{0,3}|[1-9][0-9]{0,2}(\.[0-9]{1,4})?)")
TaxName = Literal["council-tax", "business-rates"]
