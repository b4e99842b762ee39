"""The measures, counted by hand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import chain

import pytest

from portal.cases.calendar import LONDON
from portal.repairs.course.states import State
from portal.repairs.measures.counting import (
    Group,
    Measure,
    Share,
    figures,
    percentile,
    spans,
)
from portal.repairs.measures.facts import Coming, Job, month_of, months_until
from portal.repairs.models.visit import VisitState
from portal.repairs.words import Priority

MARCH = date(2026, 3, 1)
TOLD = datetime(2026, 3, 3, 9, tzinfo=LONDON)
HOUR = timedelta(hours=1)


def job(priority: Priority = Priority.URGENT, **more: object) -> Job:
    given: dict[str, object] = {"told_at": TOLD, "done_at": TOLD + HOUR, "in_time": True}
    return Job(priority, **given | more)  # type: ignore[arg-type]


def shares(jobs: list[Job], visits: list[Coming] | None = None) -> dict[tuple[str, str], Share]:
    found = figures(jobs, visits or [], [MARCH])
    return {(each.measure, each.group): each.share for each in found}


def test_in_time_is_of_those_that_had_a_target() -> None:
    jobs = [*[job()] * 6, *[job(in_time=False)] * 2, *[job(in_time=None)] * 9]
    share = shares(jobs)[Measure.IN_TIME, Group.URGENT]
    assert (share.part, share.of, share.percent) == (6, 8, 75)


def test_rp02_has_emergencies_and_the_rest_apart_and_no_planned_work() -> None:
    jobs = [
        *[job(Priority.EMERGENCY)] * 5,
        *[job(Priority.URGENT)] * 6,
        *[job(Priority.ROUTINE, in_time=False)] * 6,
        *[job(Priority.PLANNED)] * 30,
    ]
    found = shares(jobs)
    assert found[Measure.IN_TIME, Group.EMERGENCY].percent == 100
    assert found[Measure.IN_TIME, Group.OTHER] == Share(6, 12)


@pytest.mark.parametrize(
    ("visits", "reopened", "counts"),
    [(0, 0, True), (1, 0, True), (2, 0, False), (1, 1, False)],
)
def test_mended_at_the_first_visit_is_one_visit_and_not_gone_on_with(
    visits: int, reopened: int, counts: bool
) -> None:
    share = shares([job(visits=visits, reopened=reopened)] * 5)[Measure.FIRST_TIME, Group.ALL]
    assert share == Share(5 if counts else 0, 5)


def test_gone_on_with_is_counted_once_for_a_job() -> None:
    share = shares([job(reopened=3), *[job()] * 4])[Measure.REOPENED, Group.ALL]
    assert share == Share(1, 5)


def test_visits_in_vain_are_of_all_that_were_to_be() -> None:
    ends = [VisitState.ATTENDED] * 7 + [VisitState.NO_ACCESS] * 2 + [VisitState.MISSED]
    visits = [Coming(Priority.ROUTINE, TOLD, state) for state in ends]
    found = shares([], visits)
    assert found[Measure.NO_ACCESS, Group.ROUTINE] == Share(2, 10)
    assert found[Measure.MISSED, Group.ROUTINE] == Share(1, 10)
    assert found[Measure.MISSED, Group.URGENT] == Share(0, 0)


def test_it_counts_in_the_month_in_which_it_was_done_by_our_clock() -> None:
    last_minute = datetime(2026, 7, 31, 23, 30, tzinfo=LONDON)
    assert month_of(last_minute) == date(2026, 7, 1)
    assert month_of(last_minute + HOUR) == date(2026, 8, 1)
    found = figures([job(done_at=last_minute)] * 5, [], [date(2026, 7, 1), date(2026, 8, 1)])
    of = [each.share.of for each in found if each.measure == "Done in time" and each.group == "all"]
    assert of == [5, 0]


def test_fewer_than_five_are_not_shown() -> None:
    assert Share(4, 4).percent is None
    assert Share(4, 4).words == "Fewer than 5"
    assert Share(0, 0).words == "None"
    assert Share(4, 5).words == "80.0% of 5"


def test_what_is_hidden_cannot_be_worked_out_from_the_sum() -> None:
    one_hidden = [*[job(Priority.URGENT)] * 9, *[job(Priority.ROUTINE)] * 3]
    found = shares(one_hidden)
    assert found[Measure.IN_TIME, Group.URGENT].percent == 100
    assert found[Measure.IN_TIME, Group.OTHER].percent is None
    assert found[Measure.IN_TIME, Group.ALL].percent is None
    two_hidden = [*one_hidden, *[job(Priority.EMERGENCY)] * 2]
    assert shares(two_hidden)[Measure.IN_TIME, Group.ALL].percent == 100


def test_the_months_go_back_over_the_new_year() -> None:
    assert months_until(date(2026, 2, 17), 3) == [
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
    ]


def hours(*numbers: int) -> list[timedelta]:
    return [timedelta(hours=number) for number in numbers]


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [
        (range(1, 11), 90, 9),
        (range(1, 12), 90, 10),
        ([7], 90, 7),
        ([3, 1, 2], 50, 2),
        (range(1, 101), 100, 100),
    ],
)
def test_a_percentile_is_by_the_nearest_rank(values: list[int], percent: int, found: int) -> None:
    assert percentile(hours(*values), percent) == timedelta(hours=found)


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 90)


def test_the_time_to_a_state_is_from_when_we_were_told_to_the_first_time_there() -> None:
    jobs = [
        job(reached={State.ACCEPTED: TOLD + n * HOUR, State.CLOSED: TOLD + 2 * n * HOUR})
        for n in chain(range(1, 5), [30])
    ]
    found = {span.state: span for span in spans(jobs, Group.ALL)}
    assert (found[State.ACCEPTED].median, found[State.ACCEPTED].ninety) == (3 * HOUR, 30 * HOUR)
    assert found[State.CLOSED].median == 6 * HOUR
    assert (found[State.SCHEDULED].of, found[State.SCHEDULED].median) == (0, None)


def test_the_time_of_fewer_than_five_is_not_shown() -> None:
    found = spans([job(reached={State.ACCEPTED: TOLD})] * 4, Group.ALL)[0]
    assert (found.of, found.median, found.ninety) == (4, None, None)
