"""From a document to MP3 and Opus: one voice, two encoders, each a bounded child process."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

from ..children import MEGABYTE, Bounds, EngineFailed, run_between
from ..model import Document
from ..registry import Unmakeable
from . import about, id3, ogg, script
from .speaker import RATE

VOICE = "py_nanotts"
ENCODERS = {"lame": "lame", "opusenc": "opus-tools"}
"""Debian's packages by what they run."""
SPEAKER = Path(__file__).with_name("speaker.py")
LONGEST = 30
"""Minutes. What would take longer is refused."""
LETTERS_A_MINUTE = 800
"""About what this voice says at its pace, pauses included."""
VOICE_BOUNDS = Bounds(seconds=100, memory=512 * MEGABYTE, written=160 * MEGABYTE)
ENCODER_BOUNDS = Bounds(seconds=100, memory=512 * MEGABYTE, written=32 * MEGABYTE)

RAW = ("-r", "--signed", "--little-endian", "--bitwidth", "16", "-s", "16", "-m", "m")
LAME = ("lame", "--quiet", "-q", "5", *RAW, "--cbr", "-b", "32", "-t", "-", "-")
RAW_SOUND = ("--raw", "--raw-rate", "16000", "--raw-chan", "1", "--raw-bits", "16")
SPEECH = ("--speech", "--bitrate", "20", "--comp", "5", "--framesize", "60")
BARE = ("--serial", "1", "--discard-comments", "--padding", "0")
OPUSENC = ("opusenc", "--quiet", *RAW_SOUND, *SPEECH, *BARE, "-", "-")

NOT_ENGLISH = "We can only read English aloud for now. Ask us, and we will find another way."
TOO_LONG = (
    f"This would take more than {LONGEST} minutes to listen to."
    " Choose another format, or ask us for the part that you need."
)
OTHER_LETTERS = "Most of this is in letters that we cannot read aloud."


def mp3(document: Document) -> bytes:
    """MP3 with chapters. Raises Unmakeable and EngineFailed."""
    sound, said = _encoded(document, LAME)
    return id3.tag(said) + sound


def opus(document: Document) -> bytes:
    """Opus in Ogg, with chapters. Raises Unmakeable and EngineFailed."""
    sound, said = _encoded(document, OPUSENC)
    return ogg.with_comments(sound, said)


def missing_mp3() -> str:
    """A sentence for whoever runs the portal, or nothing when MP3 can be made."""
    return _why(lacking("lame"))


def missing_opus() -> str:
    return _why(lacking("opusenc"))


@cache
def lacking(encoder: str) -> tuple[str, ...]:
    """The packages missing here: the voice by its name on PyPI, the encoder by Debian's."""
    voice = () if importlib.util.find_spec(VOICE) else ("py-nanotts",)
    return voice if shutil.which(encoder, path=os.defpath) else (*voice, ENCODERS[encoder])


def _why(packages: Sequence[str]) -> str:
    if not packages:
        return ""
    return f"Audio cannot be made on this computer: it lacks {', '.join(packages)}."


def chapters_of(document: Document) -> list[script.Chapter]:
    """What will be said. Raises Unmakeable if it cannot be, or not in half an hour."""
    if not document.language.lower().startswith("en"):
        raise Unmakeable(NOT_ENGLISH)
    unknown, letters = script.letters_unsaid(document)
    if unknown * 2 > letters:
        raise Unmakeable(OTHER_LETTERS)
    if letters > LONGEST * LETTERS_A_MINUTE:
        raise Unmakeable(TOO_LONG)
    chapters = script.script(document)
    said = [one for chapter in chapters for one in chapter.said]
    minutes = sum(len(one.text) for one in said) / LETTERS_A_MINUTE
    if minutes + sum(one.pause for one in said) / 60_000 > LONGEST:
        raise Unmakeable(TOO_LONG)
    return chapters


@dataclass(frozen=True)
class _Spoken:
    starts: list[int]
    length: int


def _encoded(document: Document, encoder: Sequence[str]) -> tuple[bytes, about.About]:
    chapters = chapters_of(document)
    with tempfile.TemporaryFile() as sound, tempfile.TemporaryFile() as encoded:
        spoken = _speak(chapters, sound)
        run_between(encoder, sound, encoded, ENCODER_BOUNDS)
        said = about.about(document, chapters, spoken.starts, spoken.length)
        return encoded.read(), said


def _speak(chapters: Sequence[script.Chapter], sound: BinaryIO) -> _Spoken:
    """Fills the file with sound alone; gives times in milliseconds."""
    asked = [[[one.text, one.pause] for one in chapter.said] for chapter in chapters]
    with tempfile.TemporaryFile() as given:
        given.write(json.dumps(asked).encode())
        run_between([sys.executable, "-I", str(SPEAKER)], given, sound, VOICE_BOUNDS)
    sound.seek(-8, os.SEEK_END)
    size = int.from_bytes(sound.read(8), "big")
    sound.seek(-8 - size, os.SEEK_END)
    starts = json.loads(sound.read(size))
    samples = (sound.seek(-8 - size, os.SEEK_END)) // 2
    sound.truncate()
    if not samples:
        raise EngineFailed("The voice said nothing.")
    return _Spoken([start * 1000 // RATE for start in starts], samples * 1000 // RATE)
