"""The checks beside a page as it is written."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.services.writing.checks import Finding, judge
from portal.services.writing.page import html_of, judge_page
from portal.services.writing.parts import read
from tests.support.factories import (
    GuidePageFactory,
    InformationPageFactory,
    PageVersionFactory,
    ServicePageFactory,
)
from tests.support.people import Enter

PLAIN = "Put your bin out by the road. Do it the night before. We come early in the day. " * 5
HARD = (
    "Residents experiencing interruption of electrical installations should immediately notify "
    "the appropriate authority regarding circumstances of the aforementioned deficiency. "
) * 4
LONG = " ".join(["word"] * 26)


def found(html: str, english: bool = True) -> list[tuple[str, str]]:
    return [(one.check, one.quote) for one in judge(html, english).findings]


class TestHowHardItIs:
    def test_plain_words_are_for_children_and_nothing_is_said_of_them(self) -> None:
        judgement = judge(f"<p>{PLAIN}</p>")
        assert judgement.age is not None
        assert judgement.age <= 8
        assert judgement.findings == ()

    def test_hard_words_are_told_with_the_age_they_are_for(self) -> None:
        judgement = judge(f"<p>{HARD}</p>")
        assert judgement.age is not None
        assert judgement.age > 16
        assert judgement.findings[0].check == "reading-age"
        assert str(judgement.age) in judgement.findings[0].what

    def test_a_few_words_say_nothing_of_it(self) -> None:
        assert judge("<p>Municipal administrative responsibilities.</p>").age is None

    def test_items_of_a_list_are_sentences_though_they_end_with_no_stop(self) -> None:
        items = "".join("<li>a bin for your food</li>" for _ in range(20))
        judgement = judge(f"<ul>{items}</ul>")
        assert judgement.age is not None
        assert judgement.age <= 8

    def test_other_languages_are_not_measured_as_english(self) -> None:
        judgement = judge(f"<p>{HARD}</p>", english=False)
        assert judgement.age is None
        assert "reading-age" not in {one.check for one in judgement.findings}


@pytest.mark.parametrize(
    ("html", "check", "quote"),
    [
        (f"<p>Short one. {LONG.capitalize()}.</p>", "long-sentence", f"{LONG.capitalize()}."),
        ('<p><a href="/a">Click here</a></p>', "vague-link", "Click here"),
        ('<p><a href="/a">here</a></p>', "vague-link", "here"),
        ('<p><a href="/a">Read more…</a></p>', "vague-link", "Read more…"),
        ('<p><a href="/a"></a></p>', "empty-link", "/a"),
        ('<p><a href="https://a.uk/x">https://a.uk/x</a></p>', "link-address", "https://a.uk/x"),
        ('<a href="/a">Form</a> <a href="/b">form</a>', "same-link", "form"),
        ('<img src="a.png">', "picture-words", ""),
        ('<img src="a.png" alt="IMG_0001.jpg">', "picture-file-name", "IMG_0001.jpg"),
        ("<h1>A</h1><h3>B</h3>", "heading-order", "B"),
        ("<h1>A</h1><h2> </h2>", "empty-heading", ""),
        ("<table><caption>C</caption><tr><td>1</td></tr></table>", "table-headings", "Table 1"),
        ("<table><tr><th>H</th></tr><tr><td>1</td></tr></table>", "table-caption", "Table 1"),
        ("<p>DO NOT PAY by cheque.</p>", "capitals", "DO NOT PAY"),
        ("<p>NEVER ON A SUNDAY, please.</p>", "capitals", "NEVER ON A SUNDAY"),
        ("<p>This is IMPORTANT.</p>", "capitals", "IMPORTANT"),
        ("<p><em>Some</em> words.</p>", "italics", "Some"),
        ("<p><u>Some</u> words.</p>", "italics", "Some"),
    ],
)
def test_what_is_to_be_put_right_is_quoted(html: str, check: str, quote: str) -> None:
    assert found(html) == [(check, quote)]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{' '.join(['word'] * 25)}.</p>",
        "<p>Two of them. Each is short.</p><p>And a third</p>",
        '<p><a href="/a">Report a missed bin</a></p>',
        '<a href="/a">Form</a> <a href="/a">Form</a>',
        '<img src="a.png" alt="">',
        '<img src="a.png" alt="A green bin">',
        "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>",
        "<table><caption>C</caption><tr><th>H</th></tr><tr><td>1</td></tr></table>",
        "<p>Call the DVLA, HMRC or the NHS. Use a BSL DVD.</p>",
        "<p>Rule <b>one</b>.</p>",
        "",
    ],
)
def test_what_is_right_is_left_in_peace(html: str) -> None:
    assert found(html) == []


def test_sentences_end_as_they_do_in_their_own_language() -> None:
    assert read("<p>ہم آتے ہیں۔ کب؟ کل۔</p>").sentences == ["ہم آتے ہیں۔", "کب؟", "کل۔"]
    assert read("<p>Śmieci. Łatwo!</p>").sentences == ["Śmieci.", "Łatwo!"]
    assert read("<p>Bring proof, e.g. a bill.</p>").sentences == ["Bring proof, e.g. a bill."]


def test_a_long_quotation_is_cut() -> None:
    (finding,) = judge(f"<p>{'longword ' * 60}.</p>", english=False).findings
    assert len(finding.quote) == 160
    assert finding.quote.endswith("…")


@given(st.text(alphabet="<>/=\"' apthimgu1&;.A", max_size=80))
def test_nothing_that_is_written_breaks_the_checks(html: str) -> None:
    read(html)
    assert all(isinstance(one, Finding) for one in judge(html).findings)


@pytest.mark.django_db
class TestOfAPage:
    def test_every_field_that_an_editor_fills_in_is_judged(self) -> None:
        page = ServicePageFactory.build(
            title="TELL US TODAY",
            summary=LONG,
            danger="<p><em>Danger</em></p>",
            body=[
                ("panel", {"kind": "notice", "heading": "A", "text": '<p><a href="/a">here</a>'})
            ],
        )
        checks = {one.check for one in judge_page(page).findings}
        assert checks == {"capitals", "long-sentence", "italics", "vague-link"}

    def test_the_title_of_a_part_is_a_heading_over_its_words(self) -> None:
        parts = read(html_of(GuidePageFactory.build(title="Guide")))
        assert parts.headings == [(1, "Guide"), (2, "What it is"), (2, "How to apply")]

    def test_a_translation_is_not_asked_for_english(self) -> None:
        version = PageVersionFactory.build(body=[("text", f"<p>{HARD}</p>")])
        assert judge_page(version).age is None


@pytest.mark.django_db
class TestBesideTheEditor:
    def template(self, html: bytes) -> BeautifulSoup | None:
        return BeautifulSoup(html, "html.parser").select_one("template#our-checks")

    def test_the_preview_carries_what_was_found_in_the_draft(self) -> None:
        page = InformationPageFactory(body=[("text", f"<p>{HARD}</p>")])
        page.title = "Changed & not <saved>"
        page.body = [("text", '<p><a href="/a">click here</a></p>')]

        carried = self.template(page.make_preview_request().content)

        assert [one["data-check"] for one in carried.select("div")] == ["vague-link"]
        assert "click here" in carried.text

    def test_a_draft_carries_what_runs_wagtails_own_checks_too(self, enter: Enter) -> None:
        page = InformationPageFactory()
        page.save_revision()
        draft = enter("Authors").get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert self.template(draft.content) is not None
        assert "wagtailadmin/js/userbar.js" in draft.content.decode()

    def test_a_reader_is_sent_nothing_of_it(self, client: Client) -> None:
        page = InformationPageFactory(body=[("text", f"<p>{HARD}</p>")])
        html = client.get(page.url).content
        assert self.template(html) is None
        assert b"userbar" not in html

    @pytest.mark.parametrize("new", [False, True])
    def test_the_checks_panel_shows_the_reading_age(self, enter: Enter, new: bool) -> None:
        page = InformationPageFactory()
        address = (
            reverse(
                "wagtailadmin_pages:add",
                args=["services", "informationpage", page.get_parent().pk],
            )
            if new
            else reverse("wagtailadmin_pages:edit", args=[page.pk])
        )
        soup = BeautifulSoup(enter("Authors").get(address).content, "html.parser")

        assert len(soup.select("[data-side-panel=checks]")) == 1
        assert soup.select_one("[data-side-panel=checks] [data-reading-age]")
        assert soup.select_one("script[src*=checks]")
