"""A letter about a case lies where GOV.UK Notify prints, and says what the e-mail says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from weasyprint import HTML

from portal.cases.letters import as_document, as_html, as_letter
from portal.documents.pdf import press, printable
from portal.integration.messages import Words
from tests.documents.samples import failures

pytestmark = pytest.mark.django_db

MILLIMETRES = 25.4 / 96
LOGO = (15, 5, 125, 30)
ADDRESS = (24.6, 39.5, 120, 66.3)
BODY = (15, 95, 195, 292)
"""Left, top, right and bottom of what Notify prints on a first page."""

TO = ("A Resident", "Flat 2, Long House", "1 High Street", "Anytown", "ZZ1 1ZZ")
WORDS = Words("News about 7K4M-9TX3", "A van comes.\n\n" + "On Friday we call you. " * 300)


def placed(words: Words, to: tuple[str, ...]) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each piece of text of the first page, and its box in millimetres."""
    document = as_document(words, "7K4M-9TX3", dt.date(2026, 11, 22), to)
    page = HTML(string=printable(document), url_fetcher=press().fetcher, media_type="print")
    made = page.render(font_config=press().fonts, stylesheets=[press().style])
    for box in made.pages[0]._page_box.descendants():
        if text := getattr(box, "text", "").strip():
            ends = (box.position_x + box.width, box.position_y + box.height)
            yield text, tuple(n * MILLIMETRES for n in (box.position_x, box.position_y, *ends))


def within(box: tuple[float, ...], area: tuple[float, ...]) -> bool:
    left, top, right, bottom = area
    return left <= box[0] and top <= box[1] and box[2] <= right and box[3] <= bottom


def test_all_of_it_lies_where_it_is_printed() -> None:
    found = list(placed(WORDS, TO))
    assert len(found) > 20
    for text, box in found:
        assert any(within(box, area) for area in (LOGO, ADDRESS, BODY)), (text, box)


def test_the_address_stands_in_the_window_and_nothing_else_does() -> None:
    found = [text for text, box in placed(WORDS, TO) if within(box, ADDRESS)]
    assert found == list(TO)


def test_it_is_a_pdf_that_everybody_can_read() -> None:
    letter = as_letter(as_document(WORDS, "7K4M-9TX3", dt.date(2026, 11, 22), TO))
    assert failures(letter.pdf) == []
    assert (letter.to, letter.subject) == (TO, "News about 7K4M-9TX3")


def test_the_same_letter_is_the_same_file() -> None:
    made = [as_letter(as_document(WORDS, "7K4M-9TX3", None, TO)).pdf for _ in range(2)]
    assert made[0] == made[1]


def test_marks_in_words_stay_letters() -> None:
    html = as_html(Words("A & B", "<script>alert(1)</script>\n\n((words))"), "7K4M-9TX3")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "A &amp; B" in html
