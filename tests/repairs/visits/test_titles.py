"""The title of a page says what its heading says."""

from __future__ import annotations

import re
from html import unescape

from portal.repairs.models import Visit

from .test_pages import Browser


def title_and_heading(visit: Visit) -> tuple[str, str]:
    page = Browser(visit.repair.case.shown_reference).see()
    title, heading = re.search(r"<title>([^<]*)", page), re.search(r"<h1[^>]*>([^<]*)", page)
    assert title
    assert heading
    return unescape(title[1]).strip(), unescape(heading[1])


def test_who_has_no_visit_yet_is_asked_when_we_can_come(visit: Visit) -> None:
    title, heading = title_and_heading(visit)
    assert heading == "When can we come?"
    assert title.startswith(heading)


def test_who_moves_a_visit_is_asked_for_another_time(booked: Visit) -> None:
    title, heading = title_and_heading(booked)
    assert heading == "Choose another time"
    assert title.startswith(heading)
