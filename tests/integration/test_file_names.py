"""Names stay as the person knows them, and can be used for nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.integration.file_names import LONGEST, clean, ending, with_ending


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Letter 1.2.2026.pdf", "Letter 1.2.2026.pdf"),
        ("Llythyr ŵyl.pdf", "Llythyr ŵyl.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\someone\\photo.jpg", "photo.jpg"),
        ("/etc/shadow", "shadow"),
        ("a\0b\r\nc.pdf", "ab c.pdf"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("zero\u200bwidth\ufeff.pdf", "zerowidth.pdf"),
        ('a"b<c>|?*.pdf', "a-b-c----.pdf"),
        ("...hidden.pdf", "hidden.pdf"),
        (".pdf", "pdf"),
        ("CON.pdf", "file.pdf"),
        ("..", "file"),
        ("", "file"),
        ("half \ud800 a pair.pdf", "half a pair.pdf"),
        ("  many   spaces .pdf", "many spaces.pdf"),
    ],
)
def test_a_name_is_cleaned(given_name: str, kept: str) -> None:
    assert clean(given_name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert clean("a" * 300 + ".docx") == "a" * LONGEST + ".docx"


@given(st.text(max_size=300))
def test_no_name_leads_anywhere_or_hides_anything(name: str) -> None:
    found = clean(name)
    assert 0 < len(found) <= LONGEST + 11
    assert not set(found) & set('/\\\0\r\n"<>|:?*')
    assert not found.startswith(".")
    assert not any(unicodedata.category(character).startswith("C") for character in found)
    assert clean(found) == found, "cleaned twice gives another name"


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("a.pdf", "pdf"),
        ("a.PDF", "pdf"),
        ("a.jpeg", "jpg"),
        ("a.HEIF", "heic"),
        ("a.pdf.exe", "exe"),
        ("a", ""),
        (".pdf", ""),
    ],
)
def test_the_last_ending_counts(name: str, last: str) -> None:
    assert ending(name) == last


def test_a_name_gets_the_ending_that_is_true() -> None:
    assert with_ending("photo.heic", "jpg") == "photo.jpg"
    assert with_ending("photo.JPEG", "jpg") == "photo.JPEG"
    assert with_ending("photo", "jpg") == "photo.jpg"
