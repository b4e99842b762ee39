"""What is read sign by sign: references, telephone numbers, postcodes, internet addresses."""

from __future__ import annotations

import re

from .numbers import ONES, digits

SIGNS = {
    ".": "dot",
    "@": "at",
    "/": "slash",
    "-": "dash",
    "_": "underscore",
    "+": "plus",
    "?": "question mark",
    "=": "equals",
    "&": "and",
    "#": "hash",
    "%": "percent",
    "~": "tilde",
    ":": "colon",
}
ENDINGS = "gov|org|com|net|uk|co|wales|scot|london|example|info|nhs|ac|police|eu|ie"


def letters(text: str) -> str:
    """ "K7M-4QX2" is "K 7 M, dash, 4 Q X 2", figures in words."""
    parts = [
        " ".join(_sign(one) for one in part)
        for part in re.split(r"\s+", re.sub(r"\s*([-–/])\s*", r" \1 ", text.strip()))
    ]
    return ", ".join(part for part in parts if part)


def _sign(one: str) -> str:
    if one in "-–":
        return "dash"
    if one.isascii() and one.isdigit():
        return ONES[int(one)]
    return SIGNS.get(one, one.upper())


def internet(text: str) -> str:
    """An e-mail or web address as it is told over the telephone: words as words, signs named."""
    text = re.sub(r"^https?://", "", text).removesuffix("/")
    parts = re.findall(r"[A-Za-z]+|\d+|.", text)
    return " ".join(
        SIGNS.get(part, digits(part) if part.isdigit() else _name(part)) for part in parts
    )


def _name(part: str) -> str:
    if part.lower() in {"uk", "www", "nhs"}:
        return " ".join(part.upper())
    return part


def _file(name: str) -> str:
    """ "letter.pdf" is "letter dot P D F"."""
    stem, _, ending = name.rpartition(".")
    return f"{internet(stem)} dot {' '.join(ending.upper())}"


def telephone(match: re.Match[str]) -> str:
    """In the groups it is written in; one long group is parted as telephone numbers are."""
    text = re.sub(r"\(0\)", "", match[0])
    groups = re.findall(r"\d+", text)
    if len(groups) == 1:
        [whole] = groups
        cuts = (3, 7) if whole.startswith("02") else (5, 8)
        groups = [whole[: cuts[0]], whole[cuts[0] : cuts[1]], whole[cuts[1] :]]
    start = "plus " if "+" in text else ""
    return start + ", ".join(digits(group) for group in groups if group)


def _insurance(match: re.Match[str]) -> str:
    bare = "".join(match[0].split())
    return ", ".join(letters(bare[start : start + 2]) for start in range(0, 9, 2))


def _sort_code(match: re.Match[str]) -> str:
    return ", ".join(digits(pair) for pair in match[0].split("-"))


def _postcode(match: re.Match[str]) -> str:
    bare = "".join(match[0].split())
    return f"{letters(bare[:-3])}, {letters(bare[-3:])}"


_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?"
_PATH = r"(?:[/?#][A-Za-z0-9_~%&=+./#?:-]*[A-Za-z0-9_/=])?"

RULES = (
    (
        rf"(?<![\w.+-])[\w.+-]{{1,64}}@{_LABEL}(?:\.{_LABEL}){{1,8}}",
        lambda match: internet(match[0]),
    ),
    (
        rf"https?://{_LABEL}(?:\.{_LABEL}){{0,8}}(?::\d+)?{_PATH}/?",
        lambda match: internet(match[0]),
    ),
    (
        rf"\b(?:www\.(?:{_LABEL}\.){{1,8}}[A-Za-z]{{2,}}|(?:{_LABEL}\.){{1,8}}(?:{ENDINGS}))\b{_PATH}/?",
        lambda match: internet(match[0]),
    ),
    (
        r"\b[\w-]{1,100}\.(?:jpe?g|png|heic|pdf|docx?|xlsx?|odt|csv|txt|mp3|zip)\b",
        lambda match: _file(match[0]),
    ),
    (r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", _insurance),
    (r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", _postcode),
    (r"(?<![\d-])\d{2}-\d{2}-\d{2}(?![\d-])", _sort_code),
    (r"(?<![\w+])(?:\+44 ?(?:\(0\) ?)?|0)\d(?:[ -]?\d){8,9}(?!\d)", telephone),
    (
        r"(?:(?<=[Cc]all )|(?<=[Rr]ing )|(?<=[Dd]ial )|(?<=[Tt]ext ))\d{3,6}\b",
        lambda match: digits(match[0]),
    ),
    (
        r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9]+(?:-[A-Z0-9]+)*\b",
        lambda match: letters(match[0]),
    ),
)
"""Each a pattern and what is said for it."""
