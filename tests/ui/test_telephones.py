"""Numbers in text that a phone can call."""

from __future__ import annotations

import pytest

from portal.ui.telephones import callable_numbers


@pytest.mark.parametrize(
    ("number", "href"),
    [
        ("01632 960249", "tel:+441632960249"),
        ("020 7946 0000", "tel:+442079460000"),
        ("0800 111 999", "tel:0800111999"),
    ],
)
def test_a_uk_number_becomes_a_link(number: str, href: str) -> None:
    html = callable_numbers(f"<p>Call {number}.</p>")
    assert html == f'<p>Call <a class="nowrap" href="{href}">{number}</a>.</p>'


def test_a_number_that_is_a_link_already_is_left_as_it_is() -> None:
    html = '<p><a href="tel:+441632960249"><b>01632 960249</b></a></p>'
    assert callable_numbers(html) == html


def test_text_after_a_link_is_read_again() -> None:
    html = '<a href="/x/">01632 960249</a> or 01632 960203'
    assert callable_numbers(html).count("<a ") == 2


def test_an_emergency_number_is_a_link_only_in_bold() -> None:
    assert callable_numbers("<b>999</b>") == '<b><a href="tel:999">999</a></b>'
    assert callable_numbers("999 homes") == "999 homes"


@pytest.mark.parametrize(
    "text", ["<b>28</b>", "£01632960249", "12 01632 96", "0345 12", "10 01632 960249 1", "2026"]
)
def test_other_figures_are_not_numbers_to_call(text: str) -> None:
    assert "<a" not in callable_numbers(text)


def test_an_attribute_is_never_touched() -> None:
    html = '<p id="01632 960249">Hello</p>'
    assert callable_numbers(html) == html
