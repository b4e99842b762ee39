"""The first pass over anything typed or pasted: drop what cannot be seen, settle what can."""

import re
import unicodedata

LONGEST_CODE = 100
"""No code, number or sum that a person types is longer than this, in characters."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_INVISIBLE = {"Cc", "Cf", "Cs", "Cn", "Co"}
_UNSTORABLE = {"Cc", "Cs"}
_BLANK_RUN = re.compile(r"\s+")


class Unreadable(ValueError):
    """The text is not what was asked for.

    ``code`` names the sentence to show. ``parts`` names the boxes that are wrong, where the
    question has more than one. ``values`` fills the gaps in the sentence. The text itself is
    never kept: it may be personal.
    """

    def __init__(self, code: str, *parts: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.parts = parts
        self.values = values


def plain(text: str) -> str:
    """Give a short code its plainest form: ASCII digits and dashes, single spaces, nothing hidden.

    Digits of any script become 0 to 9, and full-width letters become ordinary ones.
    Raises ``Unreadable("invalid")`` if the text is longer than any real code.
    """
    if len(text) > LONGEST_CODE:
        raise Unreadable("invalid")
    settled = "".join(map(_settled_character, text)).translate(_DASHES)
    kept = (_plain_character(character) for character in settled)
    return _BLANK_RUN.sub(" ", "".join(kept)).strip()


def _settled_character(character: str) -> str:
    # A raised 2 or a half is not a digit: left alone, it is refused and not misread.
    if unicodedata.category(character) == "No":
        return character
    return unicodedata.normalize("NFKC", character)


def _plain_character(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _INVISIBLE:
        return ""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def tidy(text: str, *, lines: bool = False) -> str:
    """Make free text safe to store and print, changing nothing that can be seen.

    Control characters and half surrogates go. Line ends become ``\\n`` if ``lines`` is true,
    so that a limit counts a new line once, and spaces if it is not.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not lines:
        text = text.replace("\n", " ").replace("\t", " ")
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in _UNSTORABLE
    ).strip()
