"""What editors wrote is read as blocks; nothing in it is trusted, and nothing is fetched."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest

from portal.documents.hypertext import NOT_DESCRIBED, Found, Heading, read, without_embeds
from portal.documents.model import Document, Items, Notice, Paragraph, Table
from portal.documents.outline import End, sections
from portal.documents.render import render
from portal.documents.words import Link, Phrase, Strong, plain


def texts(found: list[Found]) -> list[str]:
    """What its paragraphs say."""
    return [plain(each.words).strip() for each in found if isinstance(each, Paragraph)]


def test_paragraphs_lists_and_headings_come_in_their_order() -> None:
    found = read("<h2>Bins</h2><p>Put them <b>out</b>.</p><ul><li>Blue</li><li>Green</li></ul>")
    assert found == [
        Heading(2, "Bins"),
        Paragraph(("Put them ", Strong("out"), ".")),
        Items([("Blue",), ("Green",)]),
    ]


def test_a_numbered_list_keeps_its_numbers() -> None:
    [found] = read("<ol><li>First</li><li>Then</li></ol>")
    assert isinstance(found, Items)
    assert found.numbered


def test_a_list_in_a_list_loses_no_item() -> None:
    [found] = read("<ul><li>A<ul><li>A1</li><li>A2</li></ul></li><li>B</li></ul>")
    assert isinstance(found, Items)
    assert [plain(item) for item in found.items] == ["A", "A1", "A2", "B"]


def test_links_keep_their_address_and_words_in_bold_within_them() -> None:
    [found] = read('<p>See <a href="/bins/">the <b>bins</b> page</a>.</p>')
    assert found == Paragraph(("See ", Link("the bins page", "/bins/"), "."))


def test_words_in_another_language_say_which() -> None:
    [found] = read('<p>Say <span lang="pl">dzień dobry</span>.</p>')
    assert found == Paragraph(("Say ", Phrase("dzień dobry", "pl"), "."))


def test_spaces_and_line_ends_of_the_source_are_none_of_the_text() -> None:
    [found] = read("<p>\n  One \n two<br>three  </p>")
    assert isinstance(found, Paragraph)
    assert plain(found.words) == "One two\nthree"


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<img src="https://evil.example/x.png" alt="A blue bin">', "Picture: A blue bin"),
        ('<img src="file:///etc/passwd">', NOT_DESCRIBED),
        ('<p>Bins<img src="/x.png" alt=""></p>', "Bins"),
    ],
)
def test_a_picture_is_put_into_words_and_never_fetched(html: str, said: str) -> None:
    [found] = read(html)
    assert isinstance(found, Paragraph)
    assert plain(found.words).strip() == said


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<style>p{display:none}</style>",
        '<iframe src="https://evil.example/">x</iframe>',
        "<svg><script>alert(1)</script><text>alert</text></svg>",
        "<script>alert(1)<p>alert",
        '<object data="file:///etc/passwd">alert</object>',
    ],
)
def test_what_is_no_text_is_left_out(hostile: str) -> None:
    assert texts(read(f"<p>Before</p>{hostile}")) == ["Before"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"]
)
def test_an_address_that_may_not_be_followed_leaves_its_words(address: str) -> None:
    found = read(f'<p><a href="{address}">Click</a></p>')
    text = render(Document("T", sections(found)), "text").content.decode()
    assert "Click" in text
    assert address not in text


def test_what_would_be_fetched_to_be_shown_is_not() -> None:
    source = '<embed embedtype="media" url="https://evil.example/"/><p>Text</p>'
    assert "<embed" not in without_embeds(source)
    assert texts(read(without_embeds(source))) == [NOT_DESCRIBED, "Text"]


def test_html_that_is_never_closed_loses_nothing() -> None:
    found = read("<p>One<ul><li>Two<p>Three")
    said = [plain(each.words) if isinstance(each, Paragraph) else "" for each in found]
    assert said[0] == "One"
    assert isinstance(found[1], Items)
    assert [plain(item) for item in found[1].items] == ["Two\nThree"]


def test_a_table_of_five_hundred_uneven_rows_comes_out_whole() -> None:
    rows = "".join(f"<tr><td>{n}</td>{'<td>x</td>' * (n % 3)}</tr>" for n in range(500))
    [found] = read(f"<table><tr><th>Number</th><th>Sign</th></tr>{rows}</table>")
    assert isinstance(found, Table)
    assert len(found.rows) == 500
    assert [column.name for column in found.columns] == ["Number", "Sign", ""]


def test_a_thousand_open_tags_do_no_harm() -> None:
    [found] = read("<div><b><ul><li>" * 1000 + "deep")
    assert isinstance(found, Items)
    assert [plain(item) for item in found.items] == ["deep"]


def test_headings_become_sections_within_sections_and_none_is_skipped() -> None:
    made = sections(
        [Paragraph("Lead"), Heading(2, "A"), Heading(4, "Deep"), Paragraph("x"), Heading(2, "B")]
    )
    assert [each.title for each in made] == ["", "A", "B"]
    assert [each.title for each in made[1].sections] == ["Deep"]


def test_what_follows_a_panel_does_not_stand_under_its_heading() -> None:
    made = sections([Heading(2, "Take care"), Notice("Hot"), End(), Paragraph("Later")])
    assert [each.title for each in made] == ["Take care", ""]


ENDLESS = {
    "comments": "<!-- ",
    "tags": "<a ",
    "ends": "</",
    "sections": "<![CDATA[",
    "instructions": "<?",
    "signs": "<",
    "quotes": '<a b="',
    "links": '<a href="/x/">x',
    "paragraphs of a cell": "<td><p>x</p><p>x</p>",
    "lists": "<ul><li>x",
    "strong words": "<b>x",
    "languages": "<span lang=pl>x",
    "references": "&#",
    "scripts": "<script>",
}


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Rubbish of the tests before is not carried out at the expense of what is measured."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("part", ENDLESS.values(), ids=ENDLESS)
def test_what_never_ends_is_not_read_again_for_each_sign_in_it(part: str) -> None:
    def work(times: int) -> float:
        started = time.process_time()
        read(f"<table><tr>{part * times}")
        return time.process_time() - started

    few = min(work(1000) for _ in range(3))
    assert any(work(8000) < 16 * few + 0.5 for _ in range(5)), "eight times as much is the square"


def test_a_comment_is_not_read_and_one_without_an_end_is_text() -> None:
    assert read("<p>a<!-- <b>no</b> -->b</p>") == [Paragraph(("ab",))]
    assert read("<p>1 < 2 <!-- x") == [Paragraph(("1 < 2 <!-- x",))]


def test_a_link_stays_in_one_piece_and_apart_from_its_neighbour() -> None:
    html = '<p><a href="/a/">one <b>two</b> three</a><a href="/b/">four</a></p>'
    assert read(html) == [Paragraph((Link("one two three", "/a/"), Link("four", "/b/")))]
