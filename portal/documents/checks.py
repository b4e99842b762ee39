"""A format that cannot be made here is named at the start; the rest goes on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register

from . import audio, braille
from .audio.recording import ENCODERS
from .audio.recording import lacking as audio_packages
from .braille.engine import missing_packages as braille_packages
from .glyphs import drawable
from .libraries import missing_packages, why_no_pdf

# A few letters of a language, none of them shared with English, and Debian's package with a font.
LETTERS = {
    "Urdu": ("ہےںٹڈ", "fonts-noto-core"),
    "Arabic": ("عربي", "fonts-noto-core"),
    "Bengali": ("বাংলা", "fonts-noto-core"),
    "Hindi": ("हिन्दी", "fonts-noto-core"),
    "Panjabi": ("ਪੰਜਾਬੀ", "fonts-noto-core"),
    "Tamil": ("தமிழ்", "fonts-noto-core"),
    "Chinese": ("汉语漢語", "fonts-noto-cjk"),
}


@register()
def pdfs_can_be_made(**kwargs: Any) -> list[CheckMessage]:
    """WeasyPrint's libraries come from the operating system and not from pip."""
    if not (why := why_no_pdf()):
        return []
    hint = f"As root: apt-get install {' '.join(missing_packages())}"
    return [Warning(why, hint=hint, id="documents.W001")]


@register()
def braille_can_be_made(**kwargs: Any) -> list[CheckMessage]:
    """liblouis comes from the operating system."""
    if not (why := braille.missing()):
        return []
    hint = f"As root: apt-get install {' '.join(braille_packages())}"
    return [Warning(why, hint=hint, id="documents.W003")]


@register()
def audio_can_be_made(**kwargs: Any) -> list[CheckMessage]:
    """The voice comes with pip, the encoders from the operating system."""
    why = dict.fromkeys(filter(None, (audio.missing_mp3(), audio.missing_opus())))
    packages = {one for encoder in ENCODERS for one in audio_packages(encoder)}
    system = sorted(packages & set(ENCODERS.values()))
    hint = f"As root: apt-get install {' '.join(system)}" if system else "Run: make setup"
    return [Warning(one, hint=hint, id="documents.W004") for one in why]


@register(deploy=True)
def letters_can_be_printed(**kwargs: Any) -> list[CheckMessage]:
    """A language that no font here can write comes out of the printer as marks.

    Only the languages in ``DOCUMENT_LANGUAGES`` are looked at: those the council writes in.
    """
    if why_no_pdf():
        return []  # said already
    lacking = {
        language: package
        for language, (letters, package) in LETTERS.items()
        if language in settings.DOCUMENT_LANGUAGES and not drawable().issuperset(map(ord, letters))
    }
    if not lacking:
        return []
    return [
        Warning(
            f"No font on this computer has the letters of {', '.join(lacking)} for PDFs.",
            hint=f"As root: apt-get install {' '.join(dict.fromkeys(lacking.values()))}",
            id="documents.W002",
        )
    ]
