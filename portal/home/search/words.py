"""Words: cutting text into them, leaving out the small ones, and bringing each to its stem."""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL = _words(
    """
    a am an and any are as at be been but by can cant could d did do does done dont for from get
    gets getting go going got had has have having he her here him his how i if im in into is it its
    ive just know like ll made make me might much my need needs of on or our please put re s
    she should so some someone something t take tell that the their them then there they thing
    things this to too us ve very want wants was way we were what whats when where wheres
    which who whos whose why will with wont would you your
    """
)
"""Words that say little about what is wanted. A search of nothing else keeps them."""

_WHOLE = _words(
    """
    bedding building bus ceiling clothing died during evening feed flooding gas heating
    housing licensing lighting lens meeting need news nothing parking planning polling rate shed
    shopping something speed wedding
    """
)
"""Words that another form of would be another thing: parking is not a park."""

_ALIKE = {
    "center": "centre",
    "license": "licence",
    "children": "child",
    "dies": "died",
    "dying": "died",
    "mice": "mouse",
    "mold": "mould",
    "people": "person",
    "tyres": "tire",
}
"""Two forms or spellings of one word that share no stem."""


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, without accents and possessives."""
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    found = (match.group().casefold().replace("’", "'") for match in WORD.finditer(plain))
    return [word.removesuffix("'s").replace("'", "") for word in found]


def stems(text: str) -> list[str]:
    """The stems of a text's telling words; of all its words, where none is telling."""
    words = tokens(text)
    return [stem(word) for word in words if word not in SMALL] or [stem(word) for word in words]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The part that bins and bin, or moving, moved and move, have in common."""
    word = _singular(_ALIKE.get(word, word))
    word = _ALIKE.get(word, word)
    if word in _WHOLE or not word.isascii():
        return word
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and any(vowel in root for vowel in "aeiouy"):
            if root[-1] == root[-2] and root[-1] not in "lsz":
                root = root[:-1]
            elif root.endswith("i"):
                root = root[:-1] + "y"
            word = root
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word in _WHOLE:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]
