"""The two formats that need nothing but the document."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import html5lib
from bs4 import BeautifulSoup, Tag

from portal.documents.furniture import ENGLISH, date_words, furniture
from portal.documents.model import Column, Document, Kind, Paragraph, Promise, Row, Rows, Section
from portal.documents.model import Table as Grid
from portal.documents.render import render
from portal.documents.text import spoken
from portal.documents.words import Link
from portal.ui.display import Look

from .samples import blank_form, receipt, squeezed, words_of


def html(document: Document, format: str = "html") -> BeautifulSoup:
    return BeautifulSoup(render(document, format).content, "html.parser")


def text(document: Document) -> str:
    return render(document, "text").content.decode()


def test_the_page_says_its_language_direction_and_title() -> None:
    page = html(replace(receipt(), language="ur"))
    assert isinstance(page.html, Tag)
    assert (page.html["lang"], page.html["dir"]) == ("ur", "rtl")
    assert page.title is not None
    assert page.title.text == "We have your question"


def test_the_page_is_good_html() -> None:
    html5lib.HTMLParser(strict=True).parse(render(receipt(), "html").content.decode())


def test_a_form_to_fill_in_by_hand_is_good_html_with_its_boxes() -> None:
    made = render(blank_form(), "html").content.decode()
    html5lib.HTMLParser(strict=True).parse(made)
    page = BeautifulSoup(made, "html.parser")
    assert len(page.select(".ticks .tick")) == 3
    assert len(page.select(".cell")) == 8
    assert len(page.select(".line")) == 5
    [second] = page.select(".ticks li:nth-child(2)")
    assert second.get_text(" ", strip=True) == "No: Go to question 3. Not even one"


def test_in_plain_text_boxes_and_lines_can_be_filled_in() -> None:
    told = text(blank_form())
    assert "[ ] Yes\n[ ] No (Not even one): Go to question 3.\n" in told
    assert "Day: ..\nMonth: ..\nYear: ....\n" in told
    assert told.count("_" * 40) == 5


def test_the_page_asks_for_nothing_from_anywhere() -> None:
    page = html(receipt())
    assert not page.find_all(["script", "img", "link", "iframe"])
    assert all("url(" not in style.text for style in page.find_all("style"))


def test_a_page_looks_as_its_reader_wished_by_rules_of_its_own() -> None:
    look = Look("largest", "cream", "more", "device", "less")
    made = render(receipt(), "html", look).content.decode()
    html5lib.HTMLParser(strict=True).parse(made)
    page = BeautifulSoup(made, "html.parser")
    assert isinstance(page.html, Tag)
    carried = {name: page.html.get(f"data-{name}") for name in look.wishes}
    assert carried == look.wishes
    rules = "".join(style.text for style in page.find_all("style"))
    for name, value in look.wishes.items():
        assert f"[data-{name}={value}]" in rules or f"[data-{name}]" in rules
    assert "url(" not in rules
    assert "@import" not in rules
    assert not page.find_all(["script", "img", "link", "iframe"])


def test_the_browsers_own_parts_of_a_page_are_in_the_colours_of_its_look() -> None:
    for look, schemes in [(Look(), "light dark"), (Look(theme="black"), "dark")]:
        page = BeautifulSoup(render(receipt(), "html", look).content, "html.parser")
        meta = page.find("meta", attrs={"name": "color-scheme"})
        assert isinstance(meta, Tag)
        assert meta["content"] == schemes


def test_a_page_without_wishes_carries_no_rules_for_them() -> None:
    assert b"data-text" not in render(receipt(), "html").content


def test_formats_that_are_not_pages_are_the_same_in_every_look() -> None:
    for name in ("text", "fragment"):
        usual, wished = (render(receipt(), name, look) for look in (Look(), Look(theme="dark")))
        assert usual == wished


def test_the_fragment_has_no_frame_and_no_style() -> None:
    part = html(receipt(), "fragment")
    assert not part.find_all(["html", "head", "main", "header", "style"])
    assert not part.find_all(style=True)
    assert len(part.find_all("h1")) == 1


def test_page_and_fragment_say_the_same() -> None:
    page = html(receipt())
    assert page.main is not None
    assert words_of(str(page.main)) == words_of(str(html(receipt(), "fragment")))


def test_headings_follow_the_depth_of_sections_and_stop_at_six() -> None:
    deep = Section("Eight")
    for title in ("Seven", "Six", "Five", "Four", "Three", "Two"):
        deep = Section(title, sections=[deep])
    page = html(Document("One", [deep]))
    names = [heading.name for heading in page.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])]
    assert names == ["h1", "h2", "h3", "h4", "h5", "h6", "h6", "h6"]


def test_a_section_without_a_title_skips_no_level() -> None:
    page = html(Document("One", [Section(sections=[Section("Two")])]))
    assert [heading.name for heading in page.find_all(["h1", "h2", "h3"])] == ["h1", "h2"]


def test_every_header_cell_has_a_scope() -> None:
    heads = html(receipt()).find_all("th")
    assert {head["scope"] for head in heads} == {"row", "col"}
    assert all(head.has_attr("scope") for head in heads)


def test_other_languages_within_are_marked() -> None:
    [phrase] = html(receipt()).find_all(lang="pl")
    assert phrase.text == "Dzień dobry"


def test_an_english_address_in_an_urdu_letter_keeps_its_number_on_its_side() -> None:
    rows = Rows([Row("کہاں", "1 High Street"), Row("کیا", "کوڑا 2"), Row("نمبر", "12")])
    page = html(Document("سوال", [Section(blocks=[rows])], "ur"), "fragment")
    assert [(one["dir"], one.text) for one in page.find_all("bdi")] == [("ltr", "1 High Street")]
    assert not html(receipt()).find_all("bdi")


def test_words_of_ours_are_marked_where_nobody_has_translated_them() -> None:
    page = html(replace(receipt(), language="ur"))
    assert [mark.text for mark in page.find_all(lang="en-GB")] == ["Reference", "Date", "By"]
    assert furniture("ur").page == "{page} / {pages}"
    assert furniture("en") is ENGLISH


def test_dates_are_said_in_the_language() -> None:
    day = dt.date(2026, 6, 8)
    assert str(date_words(day, "en-GB")) == "Monday 8 June 2026"
    assert date_words(day, "pl").weekday == "Poniedziałek"
    assert str(date_words(day, "xx-unknown")) == "Monday 8 June 2026"


def test_plain_text_reads_as_it_should() -> None:
    document = Document(
        "We have your question",
        [
            Section(
                "What happens next",
                [
                    Promise(dt.date(2026, 6, 8), "We reply.", Kind.BY),
                    Paragraph(("See ", Link("our page", "https://example.org/a/"), ".")),
                    Rows([Row("Where?", "1 High Street\nAnytown"), Row("Bin", "Green")]),
                    Grid("Paid", [Column("Due"), Column("Sum")], [["May", "£1"], ["June", "£2"]]),
                ],
            )
        ],
        council="Anytown Council",
        reference="K7M",
    )
    assert text(document) == (
        "Anytown Council\n\n"
        "We have your question\n=====================\n\n"
        "Reference: K7M\n\n"
        "What happens next\n-----------------\n\n"
        "By Monday 8 June 2026: We reply.\n\n"
        "See our page (example.org/a).\n\n"
        "Where? 1 High Street\n  Anytown\nBin: Green\n\n"
        "Paid\n\nDue: May\n  Sum: £1\n\nDue: June\n  Sum: £2\n"
    )


def test_plain_text_wraps_between_words_only() -> None:
    long = "w" * 100
    lines = text(Document("T", [Section(blocks=[Paragraph(f"{'word ' * 40}{long}")])])).splitlines()
    assert long in lines
    assert all(len(line) <= 72 for line in lines if line != long)


def test_an_empty_table_still_says_its_columns() -> None:
    document = Document("T", [Section(blocks=[Grid("Paid", [Column("Due"), Column("Sum")], [])])])
    assert "Due, Sum" in text(document)


def test_text_and_page_have_the_same_words() -> None:
    found = squeezed(text(receipt()))
    for word in words_of(render(receipt(), "fragment").content.decode()).split():
        assert word in found


def test_plain_text_gives_a_telephone_number_once() -> None:
    ours = Link("01632 960123", "tel:+441632960123")
    assert spoken(("Call ", ours, ".")) == "Call 01632 960123."
    button = Link("Call 01632 960123", "tel:+441632960123")
    assert spoken((button,)) == "Call 01632 960123"


def test_plain_text_gives_a_number_that_its_link_does_not_say() -> None:
    other = Link("01632 960124", "tel:+441632960123")
    assert spoken(("Call ", other, ".")) == "Call 01632 960124 (+441632960123)."
    word = Link("Call team 3", "tel:+441632960123")
    assert spoken((word,)) == "Call team 3 (+441632960123)"
