"""Telephone numbers in text, made into links that a phone can call."""

from __future__ import annotations

import re

from portal.council.models import ContactPoint

SHORT = frozenset({"999", "112", "101", "111", "105", "119"})
"""Numbers that anyone in the UK may call. Linked only in bold: 101 may be a count of things."""

_tag = re.compile(r"(<[^>]*>)")
_long = re.compile(r"(?<![\d£])(0[\d ]{8,12}\d)(?![\d])")
UK_DIGITS = (9, 10, 11)
"""The digits of a UK number with its leading 0; 0800 1111 and its like are shorter."""


def tel(number: str) -> str:
    """A telephone number as a link's address."""
    return ContactPoint(phone=number).phone_href


def callable_numbers(html: str) -> str:
    """This HTML with its telephone numbers as links, but for those within links already."""
    parts = _tag.split(html)
    within_link = False
    for place, part in enumerate(parts):
        if part.startswith("<a"):
            within_link = True
        elif part == "</a>":
            within_link = False
        elif part and not within_link and not part.startswith("<"):
            bold = place > 0 and parts[place - 1] == "<b>"
            parts[place] = _short(part) if bold and part.strip() in SHORT else _linked(part)
    return "".join(parts)


def _short(number: str) -> str:
    return f'<a href="{tel(number.strip())}">{number}</a>'


def _linked(text: str) -> str:
    def link(match: re.Match[str]) -> str:
        number = match[1]
        digits = sum(character.isdigit() for character in number)
        if digits not in UK_DIGITS:
            return number
        return f'<a class="nowrap" href="{tel(number)}">{number}</a>'

    return _long.sub(link, text)
