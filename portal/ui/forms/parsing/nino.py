"""National Insurance numbers.

The pattern and the prefixes never used are those of HMRC's National Insurance Manual, NIM39110.
"""

import re

from .characters import Unreadable, plain

_SHAPE = re.compile(r"([A-Z]{2})(\d{6})([A-D])")
_NEVER_FIRST = set("DFIQUV")
_NEVER_SECOND = set("DFIOQUV")
_NEVER_PREFIX = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}


def parse_nino(text: str) -> str:
    """Give the nine characters with no spaces, in capitals, such as ``AB123456C``.

    Raises ``Unreadable`` with the code ``prefix`` if only the first two letters are wrong,
    otherwise ``invalid``.
    """
    bare = re.sub(r"[ .-]", "", plain(text)).upper()
    found = _SHAPE.fullmatch(bare)
    if found is None:
        raise Unreadable("invalid")
    prefix = found[1]
    if prefix[0] in _NEVER_FIRST or prefix[1] in _NEVER_SECOND or prefix in _NEVER_PREFIX:
        raise Unreadable("prefix")
    return bare


def format_nino(nino: str) -> str:
    """Space it as on a payslip: ``AB 12 34 56 C``."""
    return " ".join((nino[:2], nino[2:4], nino[4:6], nino[6:8], nino[8:]))
