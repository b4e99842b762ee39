"""How a person wants our pages to look: one small cookie, with no account and no script.

The cookie holds a letter for each wish, in a fixed order, so that the same wishes are always the
same few letters; anything else in it is left out. Whatever a browser sends, there are no more looks
than the wishes can be put together, and each page is kept once for each (``pagecache``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final, Self

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from . import cookies

COOKIE: Final = "display"
YEAR: Final = 365 * 24 * 60 * 60
LONGEST: Final = 32
"""Letters that are read of a cookie; we write five at most."""

WISHES: Mapping[str, Mapping[str, str]] = {
    "text": {"larger": "1", "largest": "2"},
    "theme": {"light": "l", "dark": "d", "cream": "c", "contrast": "k", "black": "b"},
    "spacing": {"more": "s"},
    "letters": {"device": "f"},
    "motion": {"less": "m"},
}
"""What can be wished for, in the cookie's order: ``<html data-{wish}="{value}">``, and a letter."""

DARK = {"dark", "black"}
PLAIN = "light"
"""The colours of ``core.css`` itself, which need no rules of their own."""


@dataclass(frozen=True)
class Look:
    """One wish of each kind; empty is as usual."""

    text: str = ""
    theme: str = ""
    spacing: str = ""
    letters: str = ""
    motion: str = ""

    @classmethod
    def wished(cls, wishes: Mapping[str, str]) -> Self:
        """Build a look of the wishes that there are; others are left out."""
        known = {name: wishes.get(name, "") for name in WISHES}
        return cls(**{name: each for name, each in known.items() if each in WISHES[name]})

    @classmethod
    def read(cls, letters: str) -> Self:
        """Build a look of a cookie's letters; of two of a kind the first counts."""
        kinds = (
            (name, value, letters.find(letter, 0, LONGEST))
            for name, values in WISHES.items()
            for value, letter in values.items()
        )
        found = sorted((at, name, value) for name, value, at in kinds if at >= 0)
        return cls(**{name: value for _, name, value in reversed(found)})

    @property
    def wishes(self) -> dict[str, str]:
        """Every wish that is not as usual."""
        return {name: value for name in WISHES if (value := str(getattr(self, name)))}

    def __str__(self) -> str:
        """Give the cookie's letters; none if everything is as usual."""
        return "".join(WISHES[name][value] for name, value in self.wishes.items())

    def __bool__(self) -> bool:
        """Say whether anything is other than usual."""
        return self != USUAL

    @property
    def attributes(self) -> SafeString:
        """What the ``<html>`` tag carries, each with a space before it."""
        return format_html_join("", ' data-{}="{}"', self.wishes.items())

    @property
    def sheets(self) -> list[str]:
        """Give the style sheets of these wishes and of no others, to be linked after the rest."""
        wishes = self.wishes
        theme = wishes.pop("theme", PLAIN)
        colours = [f"display-{theme}.css"] if theme != PLAIN else []
        return [*(["display.css"] if wishes else []), *colours]

    @property
    def schemes(self) -> str:
        """Give the colours of the browser's own parts, for ``<meta name="color-scheme">``."""
        if not self.theme:
            return "light dark"
        return "dark" if self.theme in DARK else "light"


USUAL: Final = Look()
HOW_MANY: Final = reduce(lambda looks, values: looks * (len(values) + 1), WISHES.values(), 1)


def look_of(request: HttpRequest | None) -> Look:
    """Give the look that this browser asks for."""
    letters = cookies.read(request, COOKIE) if request else ""
    return Look.read(letters) if letters else USUAL


def keep(response: HttpResponseBase, look: Look) -> None:
    """Let the browser keep a look for a year, or nothing of one that is as usual."""
    if look:
        cookies.give(response, COOKIE, str(look), YEAR)
    else:
        cookies.take_back(response, COOKIE)
