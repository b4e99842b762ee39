"""Which way a message goes: the person's, or what there is."""

from __future__ import annotations

import pytest

from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact
from portal.cases.reach import address_lines, way_to, ways_to

EMAIL, MOBILE, LANDLINE = "sam@example.org", "+447700900123", "+441632960123"
LINES = ("1 High Street", "Anytown", "ZZ1 1ZZ")
ALL = {"email": EMAIL, "phone": MOBILE, "address": LINES}


@pytest.fixture(autouse=True)
def every_way(settings: pytest.FixtureRequest) -> None:
    settings.NOTIFY_TEXT = settings.NOTIFY_LETTER = "files"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("prefers", "way"),
    [("email", "email"), ("text", "text"), ("post", "letter"), ("phone", "email")],
)
def test_the_persons_own_way_comes_first(prefers: str, way: str) -> None:
    assert way_to(Contact(prefers=prefers, **ALL)) == way  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("contact", "way"),
    [
        (Contact(prefers="text", phone=LANDLINE, email=EMAIL), "email"),
        (Contact(prefers="text", phone=LANDLINE, address=LINES), "letter"),
        (Contact(prefers="post", email=EMAIL), "email"),
        (Contact(prefers="post", phone=MOBILE), "text"),
        (Contact(prefers="email", phone=MOBILE, address=LINES), "text"),
        (Contact(prefers="email", address=LINES), "letter"),
        (Contact(prefers="phone", phone=LANDLINE), None),
        (Contact(), None),
    ],
)
def test_else_there_is_what_they_gave_us(contact: Contact, way: str | None) -> None:
    assert way_to(contact) == way


def test_who_needs_no_answer_is_told_only_what_they_must_know() -> None:
    silent = Contact(prefers="none", **ALL)  # type: ignore[arg-type]
    assert way_to(silent) is None
    assert way_to(silent, must_know=True) == "email"


def test_what_was_tried_in_vain_is_left_out() -> None:
    contact = Contact(prefers="post", **ALL)  # type: ignore[arg-type]
    assert way_to(contact, not_by=["letter"]) == "email"
    assert way_to(contact, not_by=["letter", "email", "text"]) is None


def test_a_council_that_sends_no_texts_sends_none(settings: pytest.FixtureRequest) -> None:
    settings.NOTIFY_TEXT = "off"  # type: ignore[attr-defined]
    assert ways_to(Contact(prefers="text", **ALL)) == ["email", "letter"]  # type: ignore[arg-type]


def test_an_address_fits_the_window_and_keeps_its_first_and_last_line() -> None:
    lines = ("Flat 2", "Long House", "1 High Street", "", "Anytown", "ZZ1 1ZZ")
    assert address_lines(Contact(name="Sam", address=lines)) == (
        "Sam",
        "Flat 2, Long House",
        "1 High Street",
        "Anytown",
        "ZZ1 1ZZ",
    )
    assert address_lines(Contact(address=LINES)) == LINES


class TestWhatAnAdviserReads:
    def test_each_way_is_said_before_it_is_used(self) -> None:
        ways = {"email": EMAIL, "text": "a text to", "post": "as a letter to 1 High Street"}
        for prefers, words in ways.items():
            said = how_to_reach(Contact(prefers=prefers, **ALL))  # type: ignore[arg-type]
            assert words in said[0]

    def test_who_wants_no_reply_gets_only_replies_and_questions(self) -> None:
        said = how_to_reach(Contact(prefers="none", email=EMAIL))
        assert said[1:] == [
            "The person said that they do not need a reply.",
            "So we send them nothing but replies and questions.",
        ]

    def test_where_nothing_can_be_sent_it_says_what_to_do(self) -> None:
        said = how_to_reach(Contact(phone=LANDLINE))
        assert said == [
            "There is no way that we can send to, so nothing is sent.",
            f"Call them on {LANDLINE}.",
        ]
        assert "We do not know how to reach them." in how_to_reach(Contact())[1]
