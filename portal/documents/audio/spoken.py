"""A text as it is said aloud: every figure, sign and reference in words.

Pure. Each rule is a pattern and what is said for it. The text is gone through once and the first
rule that fits at a place wins, so what one rule has said no other reads again.
"""

from __future__ import annotations

import re

from . import counted, dates, money, shortened, spelt
from .signs import shortened as cut
from .signs import tidy

RULES = (*spelt.RULES, *money.RULES, *dates.RULES, *counted.RULES, *shortened.RULES)

_compiled = tuple((re.compile(pattern), said) for pattern, said in RULES)
_any = re.compile(
    "|".join(f"(?P<rule{place}>{pattern})" for place, (pattern, _) in enumerate(RULES))
)


def spoken(text: str) -> str:
    """The text in words, with the stops and commas that a voice pauses at."""
    return tidy(_any.sub(_said, cut(text)))


def spelled_out(reference: str) -> str:
    """A reference letter by letter, whatever it looks like."""
    return tidy(spelt.letters(reference))


def _said(match: re.Match[str]) -> str:
    pattern, said = _compiled[int(str(match.lastgroup).removeprefix("rule"))]
    alone = pattern.match(match.string, match.start())
    return said(alone) if alone else match[0]
