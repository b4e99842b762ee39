"""What is left when figures and short words are said: signs, pictures, letters no voice knows."""

from __future__ import annotations

import re
import unicodedata

from .numbers import ONES

NAMED = {
    "&": " and ",
    "+": " plus ",
    "=": " equals ",
    "×": " times ",
    "÷": " divided by ",
    "≤": " at most ",
    "≥": " at least ",
    "<": " less than ",
    ">": " more than ",
    "±": " plus or minus ",
    "≈": " about ",
    "√": " the square root of ",
    "@": " at ",
    "#": " hash ",
    "%": " percent ",
    "£": " pounds ",
    "€": " euros ",
    "$": " dollars ",
    "©": " copyright ",
    "®": " ",
    "™": " ",
    "°": " degrees ",
    "²": " squared ",
    "³": " cubed ",
    "π": " pi ",
    "µ": " micro ",
    "•": ", ",
    "·": ", ",
    "→": " to ",
    "…": "... ",
    "–": ", ",
    "—": ", ",
    "―": ", ",
    "−": " minus ",
    "‑": "-",
    "‐": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "/": " or ",
    "\\": " backslash ",
    "_": " ",
    "*": " ",
    "~": " about ",
    "^": " ",
    "|": ", ",
    "[": ", ",
    "]": ", ",
    "{": ", ",
    "}": ", ",
    "`": "'",
}
PLAIN = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae",
         "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ð": "th", "ı": "i"}  # fmt: skip
UNSAID = "\ufffd"
"""Stands for letters that the voice does not know, until ``tidy`` says so."""
UNSAID_WORDS = " letters we cannot read aloud "
LONGEST_WORD = 40
LONGEST_ADDRESS = 200
"""Of an address on the internet, in letters: nobody can take down a longer one."""

_unsaid = re.compile(f"{UNSAID}[{UNSAID} ]*")
_unbroken = re.compile(rf"[^\s]{{{LONGEST_ADDRESS},}}")
_long = re.compile(rf"[^\s]{{{LONGEST_WORD},}}")


def unsaid(text: str) -> int:
    """How many letters of the text the voice does not know."""
    return sum(_simple(one) == UNSAID for one in text)


def shortened(text: str) -> str:
    """With nothing unbroken in it that is longer than anybody can follow."""
    return _unbroken.sub(lambda match: f"a word of {len(match[0])} letters", text)


def tidy(text: str) -> str:
    """ASCII words and stops: every other sign is named, simplified or said to be missing."""
    text = "".join(one if one.isascii() else _simple(one) for one in _named(text))
    text = _unsaid.sub(UNSAID_WORDS, text)
    text = _long.sub("a very long word", text)
    text = re.sub(r"\s*\n\s*", ", ", " ".join(text.split(" ")).strip())
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" +([,.;:?!])", r"\1", text)
    text = re.sub(r"([,;:])(?:[\s,;:]*)([,.;:?!])", r"\2", text)
    return text.strip(" ,;")


def _named(text: str) -> str:
    return "".join(NAMED.get(one, one) for one in text)


def _simple(one: str) -> str:
    """In ASCII, or in words, or UNSAID."""
    if one.isascii():
        return one
    if one in NAMED:
        return NAMED[one]
    if one in PLAIN:
        return PLAIN[one]
    kind = unicodedata.category(one)
    if kind[0] == "Z":
        return " "
    if kind in {"Cf", "Cc", "Mn", "Me"} or one == "\ufe0f":
        return ""
    simpler = "".join(
        other for other in unicodedata.normalize("NFKD", one) if not unicodedata.combining(other)
    )
    if simpler and simpler.isascii():
        return "".join(
            f" {ONES[int(other)]} " if other.isdigit() else NAMED.get(other, other)
            for other in simpler
        )
    if kind in {"So", "Sk", "Sm"}:
        name = unicodedata.name(one, "").lower()
        return f", {name.replace('-', ' ')}, " if name and "modifier" not in name else ""
    return UNSAID if kind[0] in "LN" else " "
