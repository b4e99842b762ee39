"""What a person typed, made fit to search for and, separately, fit to keep.

Whatever comes in a query string ends here: NUL, control characters, half of a surrogate pair,
quotation marks, operators and ten kilobytes of anything.
"""

import re
import unicodedata

LONGEST = 200
"""Characters that are looked at."""

MOST_WORDS = 16
"""Words that are searched for."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_EMAIL = re.compile(r"\S*\s?@\s?\S*")
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_WITH_DIGIT = re.compile(r"\b\w*\d[\w/.,:-]*")
_NOT_WORDS = re.compile(r"[^\w\s'’-]|_")


def clean(raw: str) -> str:
    """The words of a search in one line: no marks, no operators, at most ``MOST_WORDS``."""
    text = _NOT_WORDS.sub(" ", _plain(raw))
    words = [word.strip("'’-") for word in text.split()]
    return " ".join([word for word in words if word][:MOST_WORDS])


def as_typed(raw: str) -> str:
    """What goes back into the search box: as it was typed, less what cannot be seen."""
    return " ".join(_seen(raw[: LONGEST * 4]).split())[:LONGEST]


def is_cut(raw: str) -> bool:
    """Whether part of what was typed was too long to be looked at."""
    return len(raw) > LONGEST or len(clean(raw).split()) == MOST_WORDS < len(raw.split())


def fit_to_keep(raw: str) -> str:
    """A search without anything that could say who made it; empty if nothing is left.

    E-mail addresses, postcodes, and every word with a digit in it (telephone and account
    numbers, house numbers, dates) are taken out, with the street that follows a house number.
    """
    text = _EMAIL.sub(" ", _plain(raw))
    text = _POSTCODE.sub(" ", text)
    text = _street_address().sub(" ", text)
    return clean(_WITH_DIGIT.sub(" ", text)).casefold()


def _street_address() -> re.Pattern[str]:
    kinds = "road|rd|street|st|avenue|ave|close|lane|drive|way|court|place|crescent|gardens|terrace"
    return re.compile(rf"\b\d+[a-z]?\s+(?:[\w'’]+\s+){{1,3}}(?:{kinds})\b", re.IGNORECASE)


def _plain(raw: str) -> str:
    """What was typed in plain letters, cut once they are: one character can stand for eighteen."""
    return unicodedata.normalize("NFKC", _seen(raw[: LONGEST * 4]))[:LONGEST]


def _seen(text: str) -> str:
    return "".join(
        " " if unicodedata.category(char) in _UNSEEN or char == "�" else char for char in text
    )
