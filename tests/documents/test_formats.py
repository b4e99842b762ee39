"""The registry of formats, and what happens where one cannot be made."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any, NoReturn

import pytest

from portal.documents import checks, libraries, registry
from portal.documents.checks import letters_can_be_printed, pdfs_can_be_made
from portal.documents.model import Document
from portal.documents.registry import (
    Format,
    FormatMissing,
    UnknownFormat,
    all_formats,
    offered_formats,
    ready_formats,
    register,
)
from portal.documents.render import render

OTHERS = {"braille", "audio", "audio-opus", "epub"}
"""They have tests of their own."""


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_formats", dict(registry._formats))


def test_the_rooms_own_formats_are_there() -> None:
    kinds = {one.name: one.media_type for one in all_formats()}
    assert kinds == {
        "html": "text/html; charset=utf-8",
        "fragment": "text/html; charset=utf-8",
        **dict.fromkeys(["pdf", "large-print", "giant-print"], "application/pdf"),
        **dict.fromkeys(["coloured", "coloured-yellow", "coloured-blue"], "application/pdf"),
        "text": "text/plain; charset=utf-8",
        **{name: kinds[name] for name in kinds if name in OTHERS},
    }


def test_people_are_told_whom_each_format_is_for() -> None:
    for one in offered_formats():
        assert one.hint.endswith(".")
        assert len(one.hint) <= 80
    assert {"html", "fragment"}.isdisjoint(one.name for one in offered_formats())


def test_a_later_format_registers_itself() -> None:
    register(Format("shout", "Loud", "text/x-loud", "loud", lambda d: d.title.upper().encode()))
    made = render(Document("Hello"), "shout")
    assert (made.content, made.media_type, made.filename) == (b"HELLO", "text/x-loud", "hello.loud")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UnknownFormat, match=r"no format 'fax'.*html, fragment, pdf, .*text"):
        render(Document("x"), "fax")


def test_a_format_whose_engine_is_missing_says_so_and_is_not_offered() -> None:
    register(Format("cd", "CD", "audio/x", "cd", lambda d: b"", lambda: "There is no drive."))
    assert "cd" not in [one.name for one in ready_formats()]
    with pytest.raises(FormatMissing, match="There is no drive"):
        render(Document("x"), "cd")


@pytest.mark.parametrize(
    ("title", "reference", "expected"),
    [
        ("We have your question", "K7M-4QX2", "we-have-your-question-k7m-4qx2.txt"),
        ("../../etc/passwd", "", "etcpasswd.txt"),
        ("سؤالك", "", "document.txt"),
        ("x" * 200, "", f"{'x' * 60}.txt"),
        ('a"\r\nb', "", "a-b.txt"),
    ],
)
def test_file_names_are_safe_everywhere(title: str, reference: str, expected: str) -> None:
    assert render(Document(title, reference=reference), "text").filename == expected


def missing(name: str, *args: object) -> NoReturn:
    raise OSError(name)


def test_missing_libraries_are_named_with_the_packages_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", missing)
    libraries.why_no_pdf.cache_clear()
    try:
        [warning] = pdfs_can_be_made()
        assert warning.id == "documents.W001"
        assert "PDFs cannot be made" in warning.msg
        assert "apt-get install libpango-1.0-0" in str(warning.hint)
        assert "pdf" not in [one.name for one in ready_formats()]
        with pytest.raises(FormatMissing, match=r"libpango-1\.0-0"):
            render(Document("x"), "pdf")
        assert render(Document("x"), "text").content
    finally:
        libraries.why_no_pdf.cache_clear()


def test_nothing_is_missing_where_the_tests_run() -> None:
    assert pdfs_can_be_made() == []


def test_a_language_without_a_font_is_named_with_the_package_that_has_one(
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
) -> None:
    settings.DOCUMENT_LANGUAGES = ["Urdu", "Chinese", "Tamil"]
    every = {ord(letter) for letters, _ in checks.LETTERS.values() for letter in letters}
    monkeypatch.setattr(checks, "drawable", lambda: every - {ord("ہ"), ord("汉")})
    [warning] = letters_can_be_printed()
    assert warning.msg == "No font on this computer has the letters of Urdu, Chinese for PDFs."
    assert warning.hint == "As root: apt-get install fonts-noto-core fonts-noto-cjk"
    monkeypatch.setattr(checks, "drawable", lambda: every)
    assert letters_can_be_printed() == []


def test_a_language_that_the_council_does_not_write_in_needs_no_font(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checks, "drawable", set)
    assert letters_can_be_printed() == []


def test_starting_the_portal_does_not_load_the_engine() -> None:
    code = "import django, sys; django.setup(); sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
