"""Which of liblouis's tables writes a language.

English and Welsh are contracted, as British readers expect. Other languages are not (grade 1),
unless liblouis has only a contracted table: everybody who reads Braille in them can read that.
Ukrainian is left out: in liblouis 3.24 its letter ї is no sign of six dots.
"""

from __future__ import annotations

UEB = "en-ueb-g2.ctb"
"""Never ``en-GB-g2.ctb``, the British code before 2011."""

TABLES = {
    "ar": "ar-ar-g1.utb",
    "bg": "bg.tbl",
    "bn": "bn.tbl",
    "ckb": "ckb-g1.ctb",
    "cs": "cs-g1.ctb",
    "cy": "cy-cy-g2.ctb",
    "de": "de-g1.ctb",
    "el": "el.ctb",
    "en": UEB,
    "es": "es-g1.ctb",
    "fa": "fa-ir-g1.utb",
    "fr": "fr-bfu-comp6.utb",
    "ga": "ga-g1.utb",
    "gu": "gu-in-g1.utb",
    "hi": "hi-in-g1.utb",
    "hu": "hu-hu-g1.ctb",
    "it": "it-it-comp6.utb",
    "lt": "lt-6dot.utb",
    "lv": "Lv-Lv-g1.utb",
    "ml": "ml-in-g1.utb",
    "nl": "nl-NL-g0.utb",
    "pa": "pa.tbl",
    "pl": "Pl-Pl-g1.utb",
    "pt": "pt-pt-g1.utb",
    "ru": "ru-litbrl.ctb",
    "sk": "sk-g1.ctb",
    "sw": "sw-ke-g1.utb",
    "ta": "ta-ta-g1.ctb",
    "te": "te-in-g1.utb",
    "tr": "tr-g1.ctb",
    "ur": "ur-pk-g1.utb",
    "vi": "vi-vn-g1.ctb",
}


def table_of(language: str) -> str:
    """The table for a BCP 47 language tag, or nothing where liblouis has none that fits.

    A language in another script than its usual one ("ur-Latn") has none.
    """
    first, *rest = language.lower().split("-")
    return "" if any(len(part) == 4 and part.isalpha() for part in rest) else TABLES.get(first, "")
