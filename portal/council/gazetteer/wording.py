"""How registers write addresses, and how people do."""

import re

_LITTLE = frozenset(
    ("and", "at", "by", "de", "in", "la", "le", "next", "of", "on", "the", "to", "under", "upon")
)
_WORD = re.compile(r"(?<!\w)[^\W\d_][^\W_]*(?:['’][^\W\d_]+)*")
_ORDINAL = re.compile(r"\d(?:ST|ND|RD|TH)\b")


def in_small_letters(text: str) -> str:
    """Write ``12A ST JOHN'S ROAD`` as ``12A St John's Road``. Mixed letters stay as they are."""
    text = " ".join(text.split())
    if text != text.upper():
        return text
    text = _WORD.sub(lambda word: _written(word[0], word.start()), text)
    return _ORDINAL.sub(lambda place: place[0].lower(), text)


def _written(word: str, start: int) -> str:
    small = word.lower()
    if start and small in _LITTLE:
        return small
    first, mark, rest = small.partition("'") if "'" in small else small.partition("’")
    rest = rest if len(rest) == 1 else rest.capitalize()
    return first.capitalize() + mark + rest


def two_lines(flat: str, house: str, street: str) -> tuple[str, str]:
    """Put what is inside the building, the building and its street on two lines.

    A house with a number stands before its street; one with a name stands on a line above.
    """
    if house[:1].isdigit():
        street, house = f"{house} {street}".strip(), ""
    inside = ", ".join(part for part in (flat, house) if part)
    return (inside, street) if inside else (street, "")
