"""Whole numbers: how many people, how many bedrooms."""

import re

from .characters import Unreadable, plain


def parse_whole_number(text: str) -> int:
    """Read ``12`` or ``1,200``. Raises ``Unreadable("invalid")`` for anything else."""
    bare = plain(text).replace(" ", "")
    if not re.fullmatch(r"-?(\d{1,3}(,\d{3})+|\d{1,12})", bare):
        raise Unreadable("invalid")
    return int(bare.replace(",", ""))
