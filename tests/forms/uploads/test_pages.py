"""What a person wants to show us of a PDF or a Word document stays."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pikepdf
import pytest

from portal.forms.uploads.looking import Unfit, look, pdf, word

from . import good


def test_the_pages_of_a_pdf_stay() -> None:
    with pikepdf.open(BytesIO(look(good.pdf(pages=7), "pdf").data)) as document:
        assert len(document.pages) == 7


def test_a_link_to_the_web_stays() -> None:
    with pikepdf.open(BytesIO(look(good.linked_pdf(), "pdf").data)) as document:
        [link] = document.pages[0].Annots
        assert str(link.A.URI) == "https://www.example.org/bill"


def test_a_statement_that_anybody_may_read_is_taken_without_its_lock() -> None:
    with pikepdf.open(BytesIO(look(good.locked_pdf(to_open=""), "pdf").data)) as document:
        assert not document.is_encrypted


def test_where_a_pdf_opens_stays_if_it_is_a_place_in_it() -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])

    with pikepdf.open(BytesIO(look(good.pdf_with(change), "pdf").data)) as document:
        assert document.Root.OpenAction[1] == pikepdf.Name.Fit


def test_what_still_acts_after_it_was_taken_out_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "disarm", lambda document: 1)
    with pytest.raises(Unfit) as unfit:
        look(good.pdf(), "pdf")
    assert unfit.value.why == "active"


@pytest.mark.parametrize(("pages", "taken"), [(3, True), (4, False)])
def test_pages_are_counted(pages: int, taken: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 3)
    if taken:
        assert look(good.pdf(pages=pages), "pdf")
        return
    with pytest.raises(Unfit) as unfit:
        look(good.pdf(pages=pages), "pdf")
    assert unfit.value.why == "pages"


def test_the_parts_of_a_word_document_stay_as_they_were() -> None:
    before = zipfile.ZipFile(BytesIO(good.docx()))
    after = zipfile.ZipFile(BytesIO(look(good.docx(), "docx").data))
    assert after.namelist() == before.namelist()
    assert all(after.read(name) == before.read(name) for name in before.namelist())


@pytest.mark.parametrize("words", [" PAGE ", " HYPERLINK &quot;https://a.example&quot; ", " TOC "])
def test_a_field_that_only_counts_or_links_stays(words: str) -> None:
    field = f"<w:p><w:r><w:instrText>{words}</w:instrText></w:r></w:p>"
    assert look(good.docx({"word/document.xml": good.body(field)}), "docx")


def test_words_about_fields_are_not_fields() -> None:
    told = "<w:p><w:r><w:t>DDEAUTO cmd.exe is what it said</w:t></w:r></w:p>"
    assert look(good.docx({"word/document.xml": good.body(told)}), "docx")


def test_what_is_unpacked_is_counted_over_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MOST_UNPACKED", 3_000)
    assert look(good.docx(), "docx")
    with pytest.raises(Unfit) as unfit:
        look(good.docx({"word/a.xml": "<a/>" + " " * 900, "word/b.xml": " " * 900}), "docx")
    assert unfit.value.why == "heavy"
