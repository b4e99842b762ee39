"""What a person reads of a deadline."""

from __future__ import annotations

from datetime import date

import pytest

from portal.cases.closed import working
from portal.repairs.law.said import why, words
from portal.repairs.law.table import read
from portal.repairs.law.which import Report, from_report, of_hazard
from portal.repairs.law.words import Start
from portal.repairs.words import Defect, Hazard, Priority, Track

from .the_law import london

pytestmark = pytest.mark.usefixtures("law")

TODAY = date(2026, 2, 26)


def test_days_and_hours_are_said_as_people_say_them() -> None:
    report = Report(
        london(2026, 3, 2, 16, 30),
        Priority.ROUTINE,
        Hazard.FALLS,
        Track.EMERGENCY,
        Defect.BANISTER,
    )
    assert [words(each, TODAY) for each in from_report(report, read(), working)] == [
        "We will come by 4:30pm on Tuesday 3 March.",
        "We must look at it by 4:30pm on Tuesday 3 March.",
        "We must make it safe by 4:30pm on Tuesday 3 March.",
        "We must mend it by Thursday 5 March.",
    ]


def test_it_says_how_it_is_counted_and_what_says_so() -> None:
    (summary,) = [
        each
        for each in of_hazard(
            Start.INVESTIGATED,
            london(2026, 3, 2),
            Hazard.DAMP_MOULD,
            Track.SIGNIFICANT,
            read(),
            working,
        )
        if each.step == "hazard-summary"
    ]
    assert words(summary, TODAY) == "We must write to you about what we found by Thursday 5 March."
    assert why(summary) == (
        "3 working days from when we had looked at it. "
        "Awaab's Law, regulation 9 as quoted: written summary in 3 working days."
    )
