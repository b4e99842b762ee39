"""Languages that a page may be written in: code, own name, and which way it runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.conf.locale import LANG_INFO

from portal.documents.letters import direction

ENGLISH = "en-GB"

_MORE = {
    "am": ("Amharic", "አማርኛ"),
    "fa-AF": ("Dari", "دری"),
    "gu": ("Gujarati", "ગુજરાતી"),
    "km": ("Khmer", "ភាសាខ្មែរ"),
    "ku": ("Kurdish (Kurmanji)", "Kurdî"),
    "mn": ("Mongolian", "Монгол"),
    "pa": ("Punjabi", "ਪੰਜਾਬੀ"),
    "ps": ("Pashto", "پښتو"),
    "rom": ("Romani", "Romani čhib"),
    "si": ("Sinhala", "සිංහල"),
    "so": ("Somali", "Soomaali"),
    "tet": ("Tetum", "Tetun"),
    "ti": ("Tigrinya", "ትግርኛ"),
    "tl": ("Tagalog", "Tagalog"),
    "yo": ("Yoruba", "Yorùbá"),
}
"""Those that Django does not know, or not by their own name: (in English, in the language)."""


@dataclass(frozen=True)
class Language:
    """``code`` is a BCP 47 tag, for lang and hreflang."""

    code: str
    english: str
    name: str

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return direction(self.code)

    @property
    def is_english(self) -> bool:
        return self.code.partition("-")[0] == "en"


def language(code: str) -> Language:
    """A language by its code; one that nobody knows is called by the code itself."""
    return _languages().get(code) or Language(code, code, code)


def choices() -> list[tuple[str, str]]:
    """Every language with both its names, English first."""
    every = sorted(_languages().values(), key=lambda one: (not one.is_english, one.english))
    return [
        (one.code, one.english if one.is_english else f"{one.english} ({one.name})")
        for one in every
    ]


@cache
def _languages() -> dict[str, Language]:
    found = [
        Language(_tag(code), str(info["name"]), _first_large(str(info["name_local"])))
        for code, info in LANG_INFO.items()
        if "name_local" in info and ("-" not in code or len(code.partition("-")[2]) > 2)
    ]
    found += [Language(code, *names) for code, names in _MORE.items()]
    return {one.code: one for one in found} | {ENGLISH: Language(ENGLISH, "English", "English")}


def _tag(code: str) -> str:
    """The code with its script as it is written: zh-hans becomes zh-Hans. English is British."""
    if code == "en":
        return ENGLISH
    first, dash, script = code.partition("-")
    return f"{first}{dash}{script.title()}"


def _first_large(name: str) -> str:
    return name[:1].upper() + name[1:]
