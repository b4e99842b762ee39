"""Take out of a comment what says who somebody is. People are asked not to write it; some will."""

import re
import unicodedata

REMOVED = "[removed]"

_KINDS = (
    r"[^\s@<>,;:()]+\s?@\s?[^\s@<>,;:()]+\.[^\s@<>,;:()]+",  # an e-mail address
    # A National Insurance number: two letters, six digits, a letter A to D (HMRC, NIM39110).
    r"\b[A-Z]{2}[\s./-]*(?:\d[\s./-]*){6}[A-D]\b",
    # A postcode, its inward half first told apart by digit, letter, letter (BS 7666).
    r"\b(?:GIR\s*0AA|[A-Z]{1,2}\d[A-Z\d]?[\s.-]*\d[ABD-HJLNP-UW-Z]{2})\b",
    # Seven digits or more, however they are spaced: telephone, account, card, reference.
    r"(?<![\d£])(?:\+|\(|00)?\d(?:[\s()./,_-]{0,3}\d){6,}(?!\d)",
)
_PRIVATE = re.compile("|".join(_KINDS), re.IGNORECASE)


def scrub(text: str) -> str:
    """The text with e-mail addresses, long numbers, NINOs and postcodes replaced."""
    return _PRIVATE.sub(REMOVED, _plain(text))


def _plain(text: str) -> str:
    """Letters and figures in their everyday form, every dash a hyphen, and nothing unseen."""
    folded = unicodedata.normalize("NFKC", text)
    kinds = ((char, unicodedata.category(char)) for char in folded)
    return "".join("-" if kind == "Pd" else char for char, kind in kinds if kind != "Cf")
