"""The file for a calendar: RFC 5545, moved and taken out by the same UID, nothing of the person."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from portal.integration.slots import Slot
from portal.repairs import visits
from portal.repairs.models import Visit
from portal.repairs.visits.ical import calendar

from .test_pages import Browser

WHERE = {
    "host": "www.example.org",
    "url": "https://www.example.org/track/7K4M-9TX3/",
    "council": "Our council",
}


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    caches["shared"].clear()


def read(file: bytes) -> dict[str, str]:
    """The properties of a file, unfolded."""
    lines = file.decode().replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in lines if line)


def test_it_has_the_window_in_utc_and_is_confirmed(booked: Visit) -> None:
    said = read(calendar(booked, **WHERE))
    reference = booked.repair.case.shown_reference
    assert (said["DTSTART"], said["DTEND"]) == ("20261123T120000Z", "20261123T170000Z")
    assert (said["STATUS"], said["SEQUENCE"], said["METHOD"]) == ("CONFIRMED", "0", "PUBLISH")
    assert said["SUMMARY"] == f"Repair visit\\, {reference}"


def test_a_visit_that_moved_has_the_same_uid_and_a_higher_sequence(
    booked: Visit, slots: tuple[Slot, ...]
) -> None:
    before = read(calendar(booked, **WHERE))
    visits.change(booked, slots[1])
    after = read(calendar(booked, **WHERE))
    assert after["UID"] == before["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])
    assert after["DTSTART"] == "20261124T080000Z"


def test_a_cancelled_visit_is_taken_out(booked: Visit) -> None:
    before = read(calendar(booked, **WHERE))
    visits.cancel(booked)
    after = read(calendar(booked, **WHERE))
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_nothing_of_the_person_or_the_home_is_in_it(booked: Visit) -> None:
    file = calendar(booked, **WHERE).decode()
    for word in ("Somebody", "example.com", "07700", "Test Street", "AA1", "100012345678", "sink"):
        assert word not in file


def test_each_line_ends_as_the_standard_says(booked: Visit) -> None:
    file = calendar(booked, **WHERE | {"council": "Ö" * 90})
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75


def test_words_cannot_begin_a_line_of_their_own(booked: Visit) -> None:
    file = calendar(booked, **WHERE | {"council": "A\r\nSTATUS:CANCELLED;,\\"})
    assert "PRODID:-//A\\nSTATUS:CANCELLED\\;\\,\\\\//" in file.decode()


def test_the_page_gives_it_as_a_file(booked: Visit) -> None:
    browser = Browser(booked.repair.case.shown_reference)
    response = browser.client.get(browser.root + "visit.ics")
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert read(response.content)["UID"].startswith(f"repair-visit-{booked.job}@")


def test_without_a_booking_there_is_no_file(visit: Visit) -> None:
    browser = Browser(visit.repair.case.shown_reference)
    assert browser.client.get(browser.root + "visit.ics").status_code == 404
