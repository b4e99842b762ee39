"""A number is asked for where it is needed, and only a mobile is taken for texts."""

from __future__ import annotations

import pytest

from portal.forms.reaching import NOT_A_MOBILE, mobile_for_texts, mobile_of, number_if_needed

MOBILE, LANDLINE = "+447700900123", "+441632960123"


@pytest.mark.parametrize(
    ("way", "number", "said"),
    [
        ("text", MOBILE, ""),
        ("text", LANDLINE, NOT_A_MOBILE),
        ("text", None, "Enter a phone number"),
        ("phone", LANDLINE, ""),
        ("phone", None, "Enter a phone number"),
        ("email", None, ""),
        ("post", "", ""),
    ],
)
def test_a_way_says_which_number_it_needs(way: str, number: str | None, said: str) -> None:
    told = number_if_needed({"phone": number}, {"prefers": way})
    assert told.get("phone", "").startswith(said)
    assert bool(told) == bool(said)


def test_who_wants_texts_gives_a_mobile() -> None:
    assert mobile_for_texts({"phone": LANDLINE}, {"prefers": "text"}) == {"phone": NOT_A_MOBILE}
    assert not mobile_for_texts({"phone": MOBILE}, {"prefers": "text"})
    assert not mobile_for_texts({"phone": LANDLINE}, {"prefers": "phone"})


def test_what_is_no_mobile_is_none() -> None:
    assert mobile_of("07700 900123") == MOBILE
    assert [mobile_of(each) for each in ("", LANDLINE, "hello")] == ["", "", ""]
