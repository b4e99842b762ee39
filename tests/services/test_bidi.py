"""Numbers and Latin names in text that runs from the right."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.services.versions.bidi import isolate
from portal.services.versions.languages import choices, language


def runs(html: str) -> list[str]:
    return re.findall(r'<bdi dir="ltr">(.*?)</bdi>', html)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("کال 01632 960249 پر", ["01632 960249"]),
        ("حوالہ HB-1234-567۔", ["HB-1234-567"]),
        ("OX1 1AA میں", ["OX1 1AA"]),
        ("£1,204.50", ["£1,204.50"]),
        ("+44 1632 960249", ["+44 1632 960249"]),
        ("help@example.org پر", ["help@example.org"]),
        ("Oxford City Council اور 18001.", ["Oxford City Council", "18001"]),
        ("صرف اردو۔", []),
        ("ایک &amp; دو &#x27; تین", []),
    ],
)
def test_a_run_that_reads_from_the_left_is_set_apart_whole(text: str, found: list[str]) -> None:
    assert runs(isolate(text)) == found


def test_tags_and_what_is_in_them_stay_as_they_are() -> None:
    html = '<a class="nowrap" href="tel:+441632960249">01632 960249</a>'
    assert isolate(html) == html.replace(">01632 960249<", '><bdi dir="ltr">01632 960249</bdi><')


@given(st.text(alphabet="اب 0123AZ<>&;-.£", max_size=60))
def test_nothing_is_lost_or_added_but_the_marks(text: str) -> None:
    marked = isolate(text)
    assert marked.replace('<bdi dir="ltr">', "").replace("</bdi>", "") == text


def test_every_language_is_offered_once_by_both_its_names_english_first() -> None:
    offered = dict(choices())
    assert len(offered) == len(choices())
    assert choices()[0] == ("en-GB", "English")
    assert offered["pl"] == "Polish (Polski)"
    assert {"ur", "ar", "so", "pa", "zh-Hans", "tet"} <= set(offered)


def test_a_language_knows_which_way_it_runs() -> None:
    assert [language(code).direction for code in ("ur", "ar", "fa-AF", "pl", "az")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]


def test_a_language_that_nobody_knows_is_called_by_its_code() -> None:
    assert language("xx").name == "xx"
