"""Sums of money in pounds and pence."""

import re
from decimal import Decimal

from .characters import Unreadable, plain

_SUM = re.compile(
    r"(?P<minus>-)?"
    r"(?P<pounds>\d{1,3}(?:[, ]\d{3}){1,3}|\d{0,12})"
    r"(?:\.(?P<pence>\d{0,2}))?"
)
_POUND_SIGN = re.compile(r"^(-?) ?£ ?| ?£$")
_PENNY = Decimal("0.01")


def parse_money(text: str) -> Decimal:
    """Read pounds: ``£1,234.50``, ``1234.5``, ``1 234`` and the like, as a Decimal of two places.

    Commas and spaces count only where they part thousands: ``1,50`` may mean one pound fifty to
    one person and is a slip of the finger to another, so it is not guessed at. Raises
    ``Unreadable`` with the code ``negative`` or ``invalid``.
    """
    found = _SUM.fullmatch(_POUND_SIGN.sub(r"\1", plain(text)))
    if found is None or not (found["pounds"] or found["pence"]):
        raise Unreadable("invalid")
    pounds = re.sub("[, ]", "", found["pounds"]) or "0"
    amount = Decimal(f"{pounds}.{found['pence'] or '0'}").quantize(_PENNY)
    if found["minus"] and amount:
        raise Unreadable("negative")
    return amount


def format_money(amount: Decimal) -> str:
    """Write an amount for its box, with no pound sign: the sign stands before the box."""
    return f"{amount:,.2f}"
