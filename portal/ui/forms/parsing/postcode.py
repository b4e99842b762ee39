"""UK postcodes, by the shapes of Royal Mail's Postcode Address File (BS 7666)."""

import re

from .characters import Unreadable, plain

_SHAPE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][ABD-HJLNP-UW-Z]{2})")


def parse_postcode(text: str) -> str:
    """Give it in capitals with one space, such as ``AA1 1AA``, or raise ``Unreadable``."""
    bare = re.sub(r"[ .-]", "", plain(text)).upper()
    found = _SHAPE.fullmatch(bare)
    if found is None:
        raise Unreadable("invalid")
    return f"{found[1]} {found[2]}"
