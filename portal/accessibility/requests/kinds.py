"""What can be asked for: formats that people make, and ways to have somebody interpret."""

from __future__ import annotations

from dataclasses import dataclass

from portal.accounts.needs.words import INTERPRETERS, LANGUAGES
from portal.forms.definition import Choice

EASY_READ, TRANSLATION, BSL, CD = "easy-read", "translation", "bsl-video", "audio-cd"
COLOURED, BRAILLE, LARGE, OTHER = "coloured-paper", "braille-post", "large-print-post", "other"


@dataclass(frozen=True)
class MadeByPeople:
    """``label`` as it is chosen, ``noun`` inside a sentence ("We have made …")."""

    name: str
    label: str
    hint: str
    noun: str
    posted: bool = False


FORMATS = (
    MadeByPeople(EASY_READ, "Easy Read", "Short words with pictures.", "an Easy Read version"),
    MadeByPeople(TRANSLATION, "Another language", "A person translates it.", "a translation"),
    MadeByPeople(BSL, "British Sign Language video", "Someone signs it for you.", "a signed video"),
    MadeByPeople(CD, "Audio CD", "By post, to play at home.", "an audio CD", posted=True),
    MadeByPeople(
        COLOURED,
        "Coloured paper",
        "By post, on the colour that helps you.",
        "a print on coloured paper",
        posted=True,
    ),
    MadeByPeople(
        BRAILLE, "Braille on paper", "By post, with raised dots.", "a Braille print", posted=True
    ),
    MadeByPeople(
        LARGE,
        "Large print on paper",
        "By post, in the size you need.",
        "a large print",
        posted=True,
    ),
    MadeByPeople(OTHER, "Something else", "Tell us what would help.", "another format"),
)
BY_NAME = {each.name: each for each in FORMATS}
POSTED = tuple(each.name for each in FORMATS if each.posted)

OTHER_LANGUAGE = "other"
WRITTEN = tuple(Choice(code, label) for code, label in LANGUAGES.items() if code != "en")
SPOKEN = tuple(Choice(code, INTERPRETERS[code]) for code in INTERPRETERS if code != "bfi")
SIGNED = "bfi"

ON_THE_PHONE, IN_PERSON, BSL_IN_PERSON, BSL_VIDEO = "phone", "in-person", "bsl", "bsl-video"
INTERPRETING = {
    ON_THE_PHONE: "An interpreter on the phone",
    IN_PERSON: "An interpreter who comes to us or to you",
    BSL_IN_PERSON: "A British Sign Language interpreter, in person",
    BSL_VIDEO: "A British Sign Language interpreter, by video",
}
"""By video stands for a video relay call too."""
SPEAKS = (ON_THE_PHONE, IN_PERSON)
COMES = (IN_PERSON, BSL_IN_PERSON)


def language_name(code: str) -> str:
    """The name of a language that something was made in or is to be."""
    return INTERPRETERS.get(code) or LANGUAGES.get(code) or code
