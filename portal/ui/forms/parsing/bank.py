"""Sort codes and account numbers of UK banks and building societies."""

import re

from .characters import Unreadable, plain

_BETWEEN = re.compile(r"[ .-]")


def parse_sort_code(text: str) -> str:
    """Read ``12-34-56``, ``12 34 56`` or ``123456`` as six digits, or raise ``Unreadable``."""
    bare = _BETWEEN.sub("", plain(text))
    if not re.fullmatch(r"\d{6}", bare):
        raise Unreadable("invalid")
    return bare


def format_sort_code(sort_code: str) -> str:
    """Write it as on a bank card: ``12-34-56``."""
    return "-".join((sort_code[:2], sort_code[2:4], sort_code[4:]))


def parse_account_number(text: str) -> str:
    """Read 6 to 8 digits, and fill a short one to 8 with leading noughts, as Bacs asks."""
    bare = _BETWEEN.sub("", plain(text))
    if not re.fullmatch(r"\d{6,8}", bare):
        raise Unreadable("invalid")
    return bare.zfill(8)
