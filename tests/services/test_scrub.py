from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.services.feedback.scrub import REMOVED, scrub


@pytest.mark.parametrize(
    "private",
    [
        "someone@example.org",
        "first.last+bins@mail.example.co.uk",
        "QQ123456C",
        "qq 12 34 56 c",
        "QQ-12-34-56-D",
        "OX1 1BX",
        "ox11bx",
        "SW1A 2AA",
        "M1 1AE",
        "01632 960249",
        "(01632) 960 249",
        "+44 1632 960249",
        "01632.960.123",
        "4111 1111 1111 1111",
        "12345678",
        "20-00-00 55779911",
        "someone @ example.org",
        "someone\N{FULLWIDTH COMMERCIAL AT}example.org",
        "QQ/12/34/56/C",
        "\N{FULLWIDTH LATIN CAPITAL LETTER Q}Q123456C",
        "OX1-1BX",
        "OX1\N{ZERO WIDTH SPACE}1BX",
        "01632\N{EN DASH}960249",
        "01632/960249",
        "01632   960249",
    ],
)
def test_what_says_who_somebody_is_is_taken_out(private: str) -> None:
    clean = scrub(f"Please write to {private} about my bin.")

    assert REMOVED in clean
    assert private not in clean
    assert not any(len(word) > 6 and word in private for word in clean.split())
    assert clean.startswith("Please write to ")
    assert clean.endswith(" about my bin.")


@pytest.mark.parametrize(
    "words",
    [
        "The price was £1,250.50 in 2026, not 95p.",
        "Open 9am to 5pm on 25 December 2026",
        "Band D is more than band A",
        "I rang 999 and then 101",
        "I live in OX4 and it says Monday",
        "Form HB1 and page 12 of 13",
        "It took 28 days, 3 letters and 2 visits",
    ],
)
def test_ordinary_words_and_numbers_stay(words: str) -> None:
    assert scrub(words) == words


@given(st.text(max_size=300))
def test_any_text_can_be_scrubbed_and_scrubbing_twice_changes_nothing(text: str) -> None:
    once = scrub(text)

    assert scrub(once) == once
