"""What a message is: its length, its number, its links; and that it shows nothing of itself."""

from __future__ import annotations

import pytest

from portal.integration.messages import Letter, TextMessage
from portal.integration.notify.links import mistaken
from portal.integration.notify.numbers import mobile
from portal.integration.notify.segments import segments

from .conftest import CANARY, LINES, PDF

HOME = "https://council.example"


@pytest.fixture(autouse=True)
def home(settings: pytest.FixtureRequest) -> None:
    settings.WAGTAILADMIN_BASE_URL = HOME  # type: ignore[attr-defined]


class TestNumbers:
    @pytest.mark.parametrize(
        "written",
        [
            "07700 900123",
            "+447700900123",
            "+44 (0)7700 900 123",
            "0044 7700-900-123",
            "447700900123",
            "(07700) 900.123",
        ],
    )
    def test_one_number_is_read_however_it_is_written(self, written: str) -> None:
        assert mobile(written) == "+447700900123"

    def test_the_isle_of_man_is_reached_too(self) -> None:
        assert mobile("07624 900123") == "+447624900123"

    @pytest.mark.parametrize(
        "written",
        ["", "01632 960123", "07000 900123", "07600 900123", "0770090012", "077009001234", "sam"],
    )
    def test_what_takes_no_texts_is_no_mobile(self, written: str) -> None:
        assert mobile(written) == ""

    def test_a_number_abroad_is_none_of_ours(self) -> None:
        assert mobile("+33 7 00 90 01 23") == ""


class TestSegments:
    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("", 1),
            ("a" * 160, 1),
            ("a" * 161, 2),
            ("a" * 306, 2),
            ("a" * 307, 3),
            ("€" * 80, 1),
            ("€" * 81, 2),
            ("ł" * 70, 1),
            ("ł" * 71, 2),
            ("ł" + "a" * 133, 2),
            ("ł" + "a" * 134, 3),
            ("😀" * 35, 1),
            ("😀" * 36, 2),
        ],
    )
    def test_they_are_counted_as_networks_count(self, text: str, count: int) -> None:
        assert segments(text) == count


class TestLinks:
    def test_our_own_address_stays_as_it_is(self) -> None:
        text = f"Read it here: {HOME}/track/."
        assert TextMessage("", text).text == text
        assert mistaken(text) == []

    def test_two_words_with_a_full_stop_between_are_written_apart(self) -> None:
        assert TextMessage("", "On Friday.We call you.").text == "On Friday. We call you."

    @pytest.mark.parametrize(
        "address",
        ["https://evil.example/track/", "http://council.example/", "evil.example", "bit.ly/x"],
    )
    def test_no_other_address_can_be_followed(self, address: str) -> None:
        assert mistaken(f"Go to {address} now") == [address]
        text = TextMessage("", f"Go to {address} now").text
        assert address not in text
        assert mistaken(text) == []

    def test_an_address_that_only_looks_like_ours_is_not_ours(self) -> None:
        for address in (f"{HOME}.evil.example/", f"{HOME}@evil.example/", "https://[bad/"):
            assert address not in TextMessage("", address).text

    def test_times_and_numbers_are_no_links(self) -> None:
        text = "Between 9.30 and 10.15 we bring 2.5 metres."
        assert TextMessage("", text).text == text


class TestLetters:
    def test_what_is_no_pdf_is_no_letter(self) -> None:
        with pytest.raises(ValueError, match="PDF"):
            Letter(LINES, "Hello", b"<html>")

    def test_an_address_has_no_empty_lines_and_no_line_within_a_line(self) -> None:
        letter = Letter(("Sam", " ", "1 High\nStreet", "ZZ1 1ZZ"), "Hello\nyou", PDF)
        assert letter.to == ("Sam", "1 High Street", "ZZ1 1ZZ")
        assert letter.subject == "Hello you"


def test_neither_shows_anything_of_itself() -> None:
    for made in (TextMessage(CANARY, CANARY), Letter(LINES, CANARY, PDF + CANARY.encode())):
        assert CANARY not in f"{made!r} {made!s}"
