"""What editors put on the site is what it says, and a scanner that is on has passed it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import Collection

from portal.integration import scanning
from portal.services.files import kinds
from portal.services.files.forms import SILENT, VIRUS
from tests.support.clamd import running
from tests.support.people import Enter

PDF = b"%PDF-1.7\n%%EOF"
ODT = kinds.NAMED["odt"]


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return out.getvalue()


DOCX = zipped(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"})
GOOD = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": zipped(**{"xl__workbook.xml": b"<w/>"}),
    "pptx": zipped(**{"ppt__presentation.xml": b"<p/>", "ppt__embeddings__a.xlsx": b"PK"}),
    "odt": zipped(mimetype=ODT),
    "ods": zipped(mimetype=kinds.NAMED["ods"]),
    "rtf": b"{\\rtf1 Hello}",
    "csv": "name,price\r\nBin,£5\r\n".encode(),
    "txt": "café".encode("cp1252"),
}
BAD = {
    "a page that says it is a PDF": ("pdf", b"<html><script>alert(1)</script>"),
    "a program that says it is text": ("txt", b"MZ\x90\x00\x03"),
    "a picture that says it is a table": ("csv", b"\x89PNG\r\n\x1a\n\x00"),
    "a folder that says it is a Word file": ("docx", zipped(readme=b"hello")),
    "a Word file that says it is a table": ("xlsx", DOCX),
    "a text that says it is a table": ("ods", zipped(mimetype=ODT)),
    "a broken one": ("docx", DOCX[:40]),
    "a kind that is not taken": ("exe", b"MZ"),
    "one with macros": (
        "docx",
        zipped(**{"word__document.xml": b"<w/>", "word__vbaProject.bin": b"macro"}),
    ),
    "one with macros of LibreOffice": ("odt", zipped(mimetype=ODT, Basic__Module=b"Sub Main")),
}


@pytest.mark.parametrize("ending", GOOD)
def test_what_is_what_it_says_is_taken(ending: str) -> None:
    kinds.check(ending, GOOD[ending])


@pytest.mark.parametrize("name", BAD)
def test_what_is_something_else_is_refused(name: str) -> None:
    with pytest.raises(kinds.NotThat):
        kinds.check(*BAD[name])


@pytest.mark.parametrize(("limit", "most"), [("MOST_PARTS", 1), ("MOST_UNPACKED", 10)])
def test_what_would_fill_a_machine_is_refused_unopened(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, limit, most)
    with pytest.raises(kinds.NotThat, match="too large"):
        kinds.check("docx", DOCX)


@pytest.mark.django_db
class TestInTheAdmin:
    @pytest.fixture
    def author(self, enter: Enter, settings: Any, tmp_path: Any) -> Client:
        settings.MEDIA_ROOT = tmp_path
        return enter("Publishers")

    @pytest.fixture
    def scanning_on(self, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
        monkeypatch.setattr(scanning, "_silent_until", 0.0)
        with running() as scanner:
            settings.SCANNER = scanner.address
            yield scanner

    def add(self, client: Client, kind: str, name: str, content: bytes) -> str:
        root = Collection.get_first_root_node()
        file = SimpleUploadedFile(name, content)
        sent = {"title": "Ours", "file": file, "collection": root.pk if root else ""}
        return client.post(reverse(f"wagtail{kind}:add"), sent).content.decode()

    def picture(self) -> bytes:
        out = BytesIO()
        Picture.new("RGB", (8, 8)).save(out, "PNG")
        return out.getvalue()

    def test_a_document_that_is_one_is_kept(self, author: Client) -> None:
        self.add(author, "docs", "list.pdf", PDF)
        assert Document.objects.get().file.read() == PDF

    def test_one_that_is_none_is_refused_in_words(self, author: Client) -> None:
        page = self.add(author, "docs", "list.pdf", b"<html>")
        assert "not really a PDF file" in page
        assert not Document.objects.exists()

    def test_so_is_one_of_several_that_are_added_at_once(self, author: Client) -> None:
        sent = {"files[]": SimpleUploadedFile("list.pdf", b"<html>"), "title": "Ours"}
        answer = author.post(reverse("wagtaildocs:add_multiple"), sent)
        assert "not really a PDF file" in json.loads(answer.content)["error_message"]
        assert not Document.objects.exists()

    @pytest.mark.parametrize("kind", ["docs", "images"])
    @pytest.mark.parametrize(("mood", "words"), [("virus", VIRUS), ("error", SILENT)])
    def test_what_the_scanner_has_not_passed_is_not_kept(
        self, author: Client, scanning_on: Any, kind: str, mood: str, words: str
    ) -> None:
        scanning_on.mood = mood
        content = PDF if kind == "docs" else self.picture()
        assert words in self.add(author, kind, "a.pdf" if kind == "docs" else "a.png", content)
        assert not Document.objects.exists()
        assert not Image.objects.exists()

    @pytest.mark.parametrize("kind", ["docs", "images"])
    def test_what_it_has_passed_is_kept(self, author: Client, scanning_on: Any, kind: str) -> None:
        content = PDF if kind == "docs" else self.picture()
        self.add(author, kind, "a.pdf" if kind == "docs" else "a.png", content)
        assert scanning_on.scanned == [content]
        assert (Document if kind == "docs" else Image).objects.count() == 1
