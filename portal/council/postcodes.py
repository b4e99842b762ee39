"""UK postcodes, by the shapes of Royal Mail's Postcode Address File (BS 7666)."""

import re

_SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")
_BETWEEN = re.compile(r"[ .-]")


def normalised(text: str) -> str:
    """Give it in capitals with one space, such as ``AA1 1AA``; empty if it has no such shape."""
    found = _SHAPE.fullmatch(_BETWEEN.sub("", text).upper())
    return f"{found[1]} {found[2]}" if found else ""
