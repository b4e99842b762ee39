"""Somebody's needs in words: for themselves, and for staff."""

from __future__ import annotations

from collections.abc import Iterator

from ..models import Needs
from ..models.needs import By, Format
from . import words

BY = {
    By.ANY: "Any way",
    By.EMAIL: "By email",
    By.TEXT: "By text message",
    By.PHONE: "By phone",
    By.POST: "By letter",
}


def in_words(needs: Needs) -> list[tuple[str, str]]:
    """What we know and how it is called, as the person reads it; lines of several parted by \\n."""
    said = [
        ("What we write", str(Format(needs.format).label)),
        ("Language", words.language(needs.language)),
        ("Interpreter", words.interpreter(needs.interpreter) or "I do not need one"),
        ("How we reach you", BY[By(needs.contact_by)]),
        ("Phone calls", "Please do not phone me" if needs.no_phone else "You may phone me"),
        ("Good times", _listed(needs.times, words.TIMES) or "Any time"),
        ("To help me", _listed(needs.adjustments, words.ADJUSTMENTS) or "Nothing"),
    ]
    return [*said, ("Anything else", needs.words)] if needs.words else said


def flags(needs: Needs | None) -> list[str]:
    """What staff must know before they write, call or visit. Nothing where there is no need."""
    return list(_flags(needs)) if needs else []


def _flags(needs: Needs) -> Iterator[str]:
    if needs.no_phone:
        yield "Do not phone"
    if needs.format:
        yield str(Format(needs.format).label)
    if needs.language.partition("-")[0] != "en":
        yield f"Writes and reads {words.language(needs.language)}"
    if needs.interpreter:
        yield f"Interpreter: {words.interpreter(needs.interpreter)}"
    if needs.contact_by:
        yield f"Wants to hear from us {BY[By(needs.contact_by)].lower()}"
    for code in needs.times:
        yield words.TIMES.get(code, code)
    for code in needs.adjustments:
        yield words.ADJUSTMENTS_FOR_STAFF.get(code, code)


def _listed(codes: list[str], known: dict[str, str]) -> str:
    return "\n".join(known.get(code, code) for code in codes)
