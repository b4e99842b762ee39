"""Which deadlines a report starts, and what is true of all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.cases.calendar import LONDON
from portal.cases.closed import Calendar, ClosedDays
from portal.cases.deadlines import Working
from portal.cases.lengths import Length, Unit
from portal.repairs.law.rules import Held, Law, Season
from portal.repairs.law.which import (
    Report,
    earliest,
    from_report,
    of_hazard,
    priority_of,
    track_of,
)
from portal.repairs.law.words import AtHome, Start, Tenure
from portal.repairs.words import Defect, Hazard, Priority, Track

from .the_law import LAW, LIMITS, end_of, london, works

TUESDAY = london(2026, 3, 3, 9)
ONLY_OURS = ["repair-routine"]
moments = st.datetimes(datetime(2025, 10, 28), datetime(2035, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=LONDON)
)
reports = st.builds(
    Report,
    moments,
    st.sampled_from(Priority),
    st.one_of(st.none(), st.sampled_from(Hazard)),
    st.sampled_from(Track),
    st.one_of(st.none(), st.sampled_from(Defect)),
    st.sampled_from(Tenure),
    st.frozensets(st.sampled_from(AtHome)),
)
laters = st.timedeltas(timedelta(0), timedelta(days=400))


def steps(report: Report, law: Law = LAW) -> list[str]:
    return [each.step for each in from_report(report, law, works)]


def test_an_emergency_starts_all_that_must_happen_in_a_day() -> None:
    report = Report(TUESDAY, Priority.EMERGENCY, Hazard.FIRE_ELECTRICAL, Track.EMERGENCY)
    found = from_report(report, LAW, works)
    assert {each.step for each in found} == {
        "repair-emergency",
        "hazard-investigate",
        "hazard-make-safe",
    }
    assert {each.due for each in found} == {london(2026, 3, 4, 9)}


def test_the_soonest_comes_first_whatever_it_comes_from() -> None:
    """A leaking drain: urgent for us in three days, one day by law."""
    found = from_report(Report(TUESDAY, Priority.URGENT, defect=Defect.DRAIN), LAW, works)
    assert [(each.step, each.due) for each in found] == [
        ("right-to-repair", end_of(2026, 3, 4)),
        ("repair-urgent", end_of(2026, 3, 6)),
    ]
    assert earliest(found) == found[0]


def test_where_sources_disagree_the_stricter_counts_and_the_other_is_kept() -> None:
    looser = replace(LIMITS[1], rule=replace(LIMITS[1].rule, takes=Length(48, Unit.HOURS)))
    law = replace(LAW, limits=(looser, *LIMITS))
    report = Report(TUESDAY, Priority.EMERGENCY, Hazard.FALLS, Track.EMERGENCY)
    (safe,) = [d for d in from_report(report, law, works) if d.step == "hazard-make-safe"]
    assert safe.due == london(2026, 3, 4, 9)
    assert [other.due for other in safe.others] == [london(2026, 3, 5, 9)]


@pytest.mark.parametrize("hazard", [h for h in Hazard if h != Hazard.DAMP_MOULD])
def test_a_danger_whose_day_is_not_known_has_no_deadline_by_law(hazard: Hazard) -> None:
    assert steps(Report(TUESDAY, Priority.ROUTINE, hazard, Track.SIGNIFICANT)) == ONLY_OURS
    assert "hazard-make-safe" in steps(Report(TUESDAY, Priority.ROUTINE, hazard, Track.EMERGENCY))


@pytest.mark.parametrize("track", [Track.SIGNIFICANT, Track.EMERGENCY])
def test_the_law_holds_from_its_first_day(track: Track) -> None:
    before = Report(end_of(2025, 10, 26), Priority.ROUTINE, Hazard.DAMP_MOULD, track)
    first = replace(before, at=london(2025, 10, 27, 0, 0))
    assert not [step for step in steps(before) if step.startswith("hazard")]
    assert "hazard-investigate" in steps(first)


def test_what_was_told_before_the_law_stays_without_it_when_it_is_looked_at_after() -> None:
    told, looked = london(2025, 10, 20), london(2025, 10, 30)
    damp = (Hazard.DAMP_MOULD, Track.SIGNIFICANT, LAW, works)
    assert of_hazard(Start.INVESTIGATED, looked, *damp, told=told) == []
    assert len(of_hazard(Start.INVESTIGATED, looked, *damp)) == 4


def test_a_rule_ends_after_its_last_day() -> None:
    ended = replace(LAW.rights[0].rule, held=Held(None, date(2026, 3, 3)))
    law = replace(LAW, rights=(replace(LAW.rights[0], rule=ended),))
    report = Report(TUESDAY, Priority.ROUTINE, defect=LAW.rights[0].defect)
    assert "right-to-repair" in steps(report, law)
    assert steps(replace(report, at=london(2026, 3, 4, 0, 0)), law) == ONLY_OURS


def test_the_newest_target_of_a_priority_counts_from_its_day() -> None:
    old = LAW.targets[2]
    faster = replace(old.rule, takes=Length(10, Unit.WORKING_DAYS), held=Held(date(2026, 4, 1)))
    law = replace(LAW, targets=(replace(old, rule=faster), *LAW.targets))
    (before,) = from_report(Report(london(2026, 3, 31), Priority.ROUTINE), law, works)
    (after,) = from_report(Report(london(2026, 4, 1), Priority.ROUTINE), law, works)
    assert (before.takes.amount, after.takes.amount) == (28, 10)


@pytest.mark.parametrize("tenure", [Tenure.LEASEHOLDER, Tenure.PRIVATE])
def test_who_is_no_tenant_of_ours_has_our_own_target_only(tenure: Tenure) -> None:
    report = Report(
        TUESDAY, Priority.ROUTINE, Hazard.DAMP_MOULD, Track.EMERGENCY, Defect.LEAK, tenure
    )
    assert steps(report) == ["repair-emergency"]


@pytest.mark.parametrize("tenure", [Tenure.SHARED_OWNER, Tenure.LICENSEE])
def test_shared_owners_and_licensees_have_no_deadline_for_dangers(tenure: Tenure) -> None:
    report = Report(TUESDAY, Priority.ROUTINE, Hazard.DAMP_MOULD, Track.SIGNIFICANT, tenure=tenure)
    assert steps(report) == ONLY_OURS


def test_the_right_to_repair_is_for_secure_flexible_and_introductory_tenants() -> None:
    having = {
        tenure
        for tenure in Tenure
        if "right-to-repair"
        in steps(Report(TUESDAY, Priority.ROUTINE, defect=Defect.LEAK, tenure=tenure))
    }
    assert having == {Tenure.UNKNOWN, Tenure.SECURE, Tenure.FLEXIBLE, Tenure.INTRODUCTORY}


def test_a_cold_home_is_an_emergency_where_it_harms_somebody_sooner() -> None:
    cold = Report(TUESDAY, Priority.URGENT, Hazard.COLD_HEAT, Track.SIGNIFICANT)
    assert (track_of(cold, LAW), priority_of(cold, LAW)) == (Track.SIGNIFICANT, Priority.URGENT)
    baby = replace(cold, at_home=frozenset({AtHome.BABY}))
    assert (track_of(baby, LAW), priority_of(baby, LAW)) == (Track.EMERGENCY, Priority.EMERGENCY)
    assert earliest(from_report(baby, LAW, works)).due == london(2026, 3, 4, 9)  # type: ignore[union-attr]


def test_who_is_at_home_never_makes_a_danger_smaller() -> None:
    damp = Report(
        TUESDAY,
        Priority.ROUTINE,
        Hazard.DAMP_MOULD,
        Track.EMERGENCY,
        at_home=frozenset({AtHome.ILLNESS}),
    )
    assert track_of(damp, LAW) == Track.EMERGENCY


def test_a_royal_holiday_that_is_added_moves_a_day_and_no_hour() -> None:
    added = date(2026, 3, 4)

    def with_it(calendar: Calendar, unit: Unit) -> Working:
        return Working(ClosedDays(("ENG",), frozenset({added})))

    leak = Report(TUESDAY, Priority.EMERGENCY, defect=Defect.LEAK)
    assert [each.due for each in from_report(leak, LAW, with_it)] == [
        london(2026, 3, 4, 9),
        end_of(2026, 3, 5),
    ]


def test_a_season_over_new_year_and_one_within_a_year() -> None:
    winter, summer = Season((11, 1), (4, 30)), Season((5, 1), (10, 31))
    day = date(2027, 1, 1)
    while day.year < 2029:
        assert winter.on(day) != summer.on(day)
        assert winter.next_from(day) >= day
        assert winter.on(winter.next_from(day))
        day += timedelta(days=1)
    assert winter.next_from(date(2027, 6, 1)) == date(2027, 11, 1)
    assert summer.next_from(date(2027, 12, 1)) == date(2028, 5, 1)
    assert Season((2, 29), (3, 2)).next_from(date(2027, 1, 1)) == date(2027, 3, 1)


@given(reports, laters)
def test_who_reports_later_is_never_due_sooner(report: Report, later: timedelta) -> None:
    """By the steps that both have, and by the soonest of all."""
    second = replace(report, at=report.at + later)
    before = {each.step: each.due for each in from_report(report, LAW, works)}
    after = {each.step: each.due for each in from_report(second, LAW, works)}
    assert before.keys() == after.keys()
    if report.at.timestamp() <= second.at.timestamp():
        assert all(before[step] <= due for step, due in after.items())
        assert not before or min(before.values()) <= min(after.values())


@given(reports)
def test_the_earliest_is_never_later_than_any_and_none_is_before_its_start(report: Report) -> None:
    found = from_report(report, LAW, works)
    first = earliest(found)
    for each in found:
        assert first is not None
        assert first.due <= each.due
        assert each.started == report.at
        assert each.due.timestamp() > report.at.timestamp()
        assert all(each.due <= other.due for other in each.others)
    assert len({each.step for each in found}) == len(found)


@given(reports, st.sampled_from(AtHome))
def test_one_more_person_at_home_never_makes_anything_later(report: Report, who: AtHome) -> None:
    more = replace(report, at_home=report.at_home | {who})
    alone = {each.step: each.due for each in from_report(report, LAW, works)}
    together = {each.step: each.due for each in from_report(more, LAW, works)}
    assert not alone or min(together.values()) <= min(alone.values())
    assert all(together[s] <= alone[s] for s in alone.keys() & together.keys() if "hazard" in s)
