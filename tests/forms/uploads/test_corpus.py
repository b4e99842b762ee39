"""Hostile files are refused with a helpful sentence, or made harmless; good ones are taken."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from portal.forms import uploads
from portal.forms.models import Upload

from .asking import add, refusal
from .corpus import CANARY, CORPUS, HARMLESS, REFUSED, Hostile
from .good import GOOD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]

ADVICE = re.compile(r"\b(Choose|choose|Save|Send|Make|Open|Remove)\b")


def named(each: Hostile) -> str:
    return each.what


def unpacked(data: bytes) -> bytes:
    """All that a file holds, with nothing packed away."""
    if data.startswith(b"%PDF-"):
        out = BytesIO()
        with pikepdf.open(BytesIO(data)) as document:
            document.save(
                out,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                stream_decode_level=pikepdf.StreamDecodeLevel.all,
                compress_streams=False,
            )
        return data + out.getvalue()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return data + b"".join(archive.read(name) for name in archive.namelist())
    return data


def test_there_are_many_of_them_and_each_has_its_own_name() -> None:
    assert len(CORPUS) >= 50
    assert len({(each.what, each.name) for each in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("each", [e for e in CORPUS if e.fate == REFUSED], ids=named)
def test_it_is_refused_with_a_sentence_that_says_what_to_do(
    each: Hostile, private_folder: Path
) -> None:
    sentence = refusal(each.name, each.make())
    assert ADVICE.search(sentence), sentence
    assert sentence[0].isupper() or sentence[0] == "“"
    assert len(sentence.split()) <= 45
    assert not Upload.objects.exists()
    assert not [path for path in private_folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("each", [e for e in CORPUS if e.fate == HARMLESS], ids=named)
def test_it_is_taken_and_what_would_do_harm_is_gone(each: Hostile) -> None:
    made = each.make()
    assert each.payload in unpacked(made), "the test proves nothing"
    kept = uploads.open_file(add(each.name, made)).getvalue()
    assert each.payload not in unpacked(kept)


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_taken_under_its_name(name: str) -> None:
    upload = add(name, GOOD[name]())
    assert upload.name.rpartition(".")[0] == name.rpartition(".")[0]
    assert uploads.open_file(upload).getbuffer().nbytes == upload.bytes


def test_nothing_of_a_canary_lies_in_the_private_folder(private_folder: Path) -> None:
    add("letter.pdf", GOOD["letter.pdf"]())
    [file] = [path for path in private_folder.rglob("*") if path.is_file()]
    held = file.read_bytes()
    assert CANARY not in held
    assert b"%PDF" not in held
    assert file.stat().st_mode & 0o077 == 0
