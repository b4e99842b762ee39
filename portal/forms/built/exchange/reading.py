"""Text that somebody has sent, as JSON that can be looked at. Whatever it is, it does no harm."""

from __future__ import annotations

import json
from typing import Any

from .refused import Refused
from .shape import MOST_BYTES, MOST_LEVELS

TOO_BIG = "The file is too big: a form may have 1 MB. Take out what is not needed."
NOT_JSON = "This is not JSON. Choose a file that was made by “Export as JSON”."
TOO_DEEP = "Lists stand in lists too deep. Choose a file that was made by “Export as JSON”."
UNKEPT = "There is a letter in it that cannot be kept. Write the text anew, and try again."


def parsed(text: str | bytes) -> Any:
    """Give what the text says. Raises Refused."""
    if len(text) > MOST_BYTES:
        raise Refused([TOO_BIG])
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        found = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except RecursionError:
        raise Refused([TOO_DEEP]) from None
    except ValueError:  # of UTF-8, of JSON, and of numbers with thousands of digits
        raise Refused([NOT_JSON]) from None
    _look(found)
    return found


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _look(found: Any) -> None:
    """Refuse what stands too deep, and letters that no database keeps."""
    waiting: list[tuple[int, Any]] = [(1, found)]
    while waiting:
        level, value = waiting.pop()
        if level > MOST_LEVELS:
            raise Refused([TOO_DEEP])
        if isinstance(value, str) and not _can_be_kept(value):
            raise Refused([UNKEPT])
        if isinstance(value, dict):
            waiting += [(level, key) for key in value]
            waiting += [(level + 1, each) for each in value.values()]
        elif isinstance(value, list):
            waiting += [(level + 1, each) for each in value]


def _can_be_kept(text: str) -> bool:
    if "\x00" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a pair
        return False
    return True
