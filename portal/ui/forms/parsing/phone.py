"""UK telephone numbers, by Ofcom's National Telephone Numbering Plan."""

import re

from .characters import Unreadable, plain

_BETWEEN = re.compile(r"[ ().\-/]")
_MIXED_AREAS = frozenset(
    re.findall(
        r"\d{4}",
        "1204 1208 1254 1276 1297 1298 1363 1364 1384 1386 1404 1420 1460 1461 1480 1488 1524 1527 "
        "1562 1566 1606 1629 1635 1647 1659 1695 1697 1726 1744 1750 1768 1827 1837 1884 1900 1905 "
        "1935 1946 1949 1963 1995",
    )
)
"""Areas that still have numbers of nine digits after the 0, beside the usual ten."""

_UK = re.compile(r"(?:[1-357]\d{9}|8\d{9}|9\d{9}|800\d{6})")
_ABROAD = re.compile(r"\+[1-9]\d{6,14}")


def parse_phone(text: str, *, mobile: bool = False, abroad: bool = False) -> str:
    """Give a number in E.164, such as ``+441632960001``.

    Spaces, brackets, dashes, ``+44``, ``0044`` and ``+44 (0)`` are all understood. ``mobile``
    asks for one that can be sent a text. ``abroad`` lets other countries' numbers through.
    Raises ``Unreadable`` with the code ``invalid``, ``mobile`` or ``abroad``.
    """
    bare = _BETWEEN.sub("", plain(text))
    bare = re.sub(r"^00", "+", bare)
    if bare.startswith("+") and not bare.startswith("+44"):
        if not _ABROAD.fullmatch(bare):
            raise Unreadable("invalid")
        if not abroad:
            raise Unreadable("abroad")
        return bare
    national = re.sub(r"^(?:\+440?|44(?=\d{10}$)|0)", "", bare)
    if national == bare or not _is_uk(national):
        raise Unreadable("invalid")
    if mobile and not re.match(r"7(?!0|6(?!24))", national):
        raise Unreadable("mobile")
    return f"+44{national}"


def _is_uk(national: str) -> bool:
    if _UK.fullmatch(national):
        return True
    return bool(re.fullmatch(r"1\d{8}", national)) and national[:4] in _MIXED_AREAS


def format_phone(number: str) -> str:
    """Write an E.164 number as people in the UK read it; leave other countries' as they are."""
    if not number.startswith("+44"):
        return number
    national = f"0{number[3:]}"
    if national.startswith("02"):
        return f"{national[:3]} {national[3:7]} {national[7:]}"
    if re.match(r"011|01.1|03|08|09", national):
        return f"{national[:4]} {national[4:7]} {national[7:]}"
    return f"{national[:5]} {national[5:]}"
