"""Bills as JSON, and JSON as bills."""

from __future__ import annotations

from typing import Any, cast

from pydantic import TypeAdapter

from .kinds import Bill

BILL: TypeAdapter[Bill] = TypeAdapter(Bill)


def read(plain: Any) -> Bill:
    """Give the bill. Raises ``pydantic.ValidationError`` for what is none, repeating no value."""
    return BILL.validate_python(plain)


def write(bill: Bill) -> dict[str, Any]:
    """Give what a row keeps."""
    return cast("dict[str, Any]", BILL.dump_python(bill, mode="json"))
