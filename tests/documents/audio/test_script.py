"""What is read aloud of a document, and in which order."""

from __future__ import annotations

import pytest

from portal.documents.audio.recording import NOT_ENGLISH, OTHER_LETTERS, TOO_LONG, chapters_of
from portal.documents.audio.script import AFTER_HEADING, LONGEST, NOT_ALL
from portal.documents.model import (
    Address,
    Blank,
    Block,
    Column,
    Document,
    Items,
    Notice,
    Paragraph,
    Room,
    Row,
    Rows,
    Section,
    Table,
    Tick,
    Ticks,
)
from portal.documents.registry import Unmakeable
from portal.documents.words import Link, Phrase, Reference, Strong

from ..samples import long_table, receipt


def of(*blocks: Block, language: str = "en-GB") -> Document:
    return Document("T", [Section(blocks=blocks)], language)


def heard(*blocks: Block) -> list[str]:
    """What is said after the title."""
    return [one.text for chapter in chapters_of(of(*blocks)) for one in chapter.said][1:]


def test_each_heading_is_a_chapter_and_is_said_before_a_pause() -> None:
    chapters = chapters_of(receipt())
    assert [one.title for one in chapters] == [
        "We have your question",
        "What happens next",
        "What you told us",
        "Files you sent",
    ]
    for chapter in chapters[1:]:
        assert chapter.said[0].text == f"{chapter.title}."
        assert chapter.said[0].pause == AFTER_HEADING


def test_it_begins_with_who_writes_and_what_about() -> None:
    assert [one.text for one in chapters_of(receipt())[0].said] == [
        "Anytown Council.",
        "We have your question.",
        "The Occupier.",
        "one High Street.",
        "Reference: K seven M, dash, four Q X two.",
        "Date: Monday the first of June, twenty twenty-six.",
    ]


def test_a_list_says_how_long_it_is() -> None:
    assert heard(Items(["Tell us.", "Ask"])) == ["List of two.", "Tell us.", "Ask.", "End of list."]
    assert heard(Items(["Go"], numbered=True))[1] == "Number one. Go."


def test_a_table_says_its_rows_and_what_each_cell_is() -> None:
    table = Table(
        "Payments",
        [Column("Due"), Column("Amount", figures=True)],
        [["1 April", "£161.08"], ["Year", "£161.08"]],
        total=True,
    )
    assert heard(table) == [
        "Table: Payments; two rows.",
        "Row one.",
        "Due: the first of April.",
        "Amount: one hundred and sixty-one pounds and eight pence.",
        "Total.",
        "Due: Year.",
        "Amount: one hundred and sixty-one pounds and eight pence.",
        "End of table.",
    ]


def test_an_empty_table_says_its_columns() -> None:
    table = Table("Paid", [Column("Due"), Column("Sum")], [])
    assert heard(table)[:2] == ["Table: Paid; zero rows.", "Columns: Due, Sum."]


def test_a_notice_is_announced() -> None:
    assert heard(Notice("Do not touch it.")) == ["Important. Do not touch it."]


def test_rows_addresses_and_line_ends_pause() -> None:
    assert heard(Rows([Row("Where?", "1 High Street\nAnytown")])) == [
        "Where? one High Street.",
        "Anytown.",
    ]
    assert heard(Address(["Town Hall", "", "AB1 2CD"])) == ["Town Hall.", "A B one, two C D."]


def test_of_a_form_its_boxes_are_read_and_what_to_write() -> None:
    boxes = Ticks([Tick("Yes"), Tick("No", then="Go to question 3.")])
    assert heard(boxes) == ["two to tick.", "Yes.", "No.", "Go to question three.", "End of list."]
    assert heard(Room([Blank("Day", 2), Blank("Month", 2)])) == ["Room to write: Day, Month."]
    assert heard(Room([Blank()])) == ["Room to write."]


def test_words_of_every_kind_are_said() -> None:
    words = (
        "Your ",
        Strong("new"),
        " reference ",
        Reference("CT-0012"),
        ": ",
        Link("the rules", "https://rules.example/a"),
        " or ",
        Link("01632 960123", "tel:+441632960123"),
        ".",
    )
    assert heard(Paragraph(words)) == [
        "Your new reference C T, dash, zero zero one two:"
        " the rules (rules dot example slash a) or oh one six three two, nine six oh one two three."
    ]


def test_words_in_another_language_are_named_rather_than_mangled() -> None:
    assert heard(Paragraph(("Say ", Phrase("Dzień dobry", "pl"), "."))) == [
        "Say (words in Polish)."
    ]
    assert heard(Paragraph((Phrase("x", "x-unknown"),))) == ["(words in another language)."]


def test_a_few_letters_that_cannot_be_said_are_said_to_be_missing() -> None:
    said = heard(Paragraph("Dear 王, we have your letter about the High Street."))
    assert "Dear letters we cannot read aloud, we have" in said[0]
    assert said[-1] == NOT_ALL


def test_a_long_paragraph_is_said_in_parts_that_lose_nothing() -> None:
    said = heard(Paragraph("The people came, and the bins went. " * 100))
    assert len(said) > 3
    assert max(map(len, said)) <= LONGEST
    assert " ".join(said) == ("The people came, and the bins went. " * 100).strip()


@pytest.mark.parametrize("language", ["cy", "pl", "ur", "x-unknown"])
def test_other_languages_are_refused_with_a_reason(language: str) -> None:
    with pytest.raises(Unmakeable, match=NOT_ENGLISH):
        chapters_of(of(Paragraph("x"), language=language))


def test_what_is_mostly_in_other_letters_is_refused() -> None:
    with pytest.raises(Unmakeable, match=OTHER_LETTERS):
        chapters_of(of(Paragraph("我们会在五个工作日内回复您")))


@pytest.mark.parametrize(
    "document",
    [long_table(1_000), of(Items(["a"] * 5_000)), of(Paragraph("word " * 100_000))],
    ids=["table", "pauses", "text"],
)
def test_what_would_take_too_long_is_refused(document: Document) -> None:
    with pytest.raises(Unmakeable, match=TOO_LONG):
        chapters_of(document)


def test_a_word_of_five_thousand_letters_is_only_mentioned() -> None:
    assert heard(Paragraph("w" * 5_000)) == ["a word of five thousand letters."]
