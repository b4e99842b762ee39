"""How we do, from real repairs: read, shown, drawn, and taken away."""

from __future__ import annotations

import csv
import io
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.cases.timeline import WEBSITE
from portal.home.demo.repair_law import load_repair_law
from portal.repairs.course.moving import reopen
from portal.repairs.course.states import State
from portal.repairs.measures.counting import Measure
from portal.repairs.measures.reading import read
from portal.repairs.measures.views import in_words
from portal.repairs.models import Repair, Visit, VisitState
from portal.repairs.words import Priority
from tests.support.people import Enter
from tests.support.repairs import at, repair_of

pytestmark = pytest.mark.django_db

NOW = datetime.fromisoformat("2026-03-10T10:00:00+00:00")  # a Tuesday
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _law(db: None) -> None:
    load_repair_law()


def done(days: int, leaf: str = "sink-blocked", took: int = 1) -> Repair:
    """Told so many days ago, and done after so many."""
    with time_machine.travel(NOW - days * DAY, tick=False):
        repair = repair_of(leaf)
    with time_machine.travel(NOW - (days - took) * DAY, tick=False):
        return at(repair, State.WORK_DONE)


def jobs(first: int = 60) -> list[Any]:
    return read((NOW - first * DAY).date(), NOW.date()).jobs


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Advisers")


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_job_is_read_with_the_target_that_it_began_with() -> None:
    done(20)
    done(30, took=12)
    on_time = {job.done_at: job.in_time for job in jobs()}
    assert [on_time[key] for key in sorted(on_time)] == [True, False]
    targets = read((NOW - 60 * DAY).date(), NOW.date()).targets
    assert [(each.priority, count) for each, count in targets] == [(Priority.URGENT, 2)]
    assert targets[0][0].source


def test_a_target_that_changes_later_changes_no_job() -> None:
    from portal.cases.models import Target

    done(20)
    Target.objects.filter(step="repair-urgent").update(length=1, effective_from=NOW - 5 * DAY)
    assert [job.in_time for job in jobs()] == [True]


def test_what_is_not_done_or_not_done_any_more_is_no_job() -> None:
    repair_of()
    again = done(10)
    reopen(again, WEBSITE)
    assert jobs() == []


def test_done_again_it_counts_in_the_month_of_the_last_time_and_as_gone_on_with() -> None:
    repair = done(45)
    with time_machine.travel(NOW - 5 * DAY, tick=False):
        reopen(repair, WEBSITE)
        at(repair, State.WORK_DONE)
    (job,) = jobs()
    assert (job.month.month, job.reopened, job.in_time) == (3, 1, False)
    assert job.reached[State.WORK_DONE] == NOW - 44 * DAY


def test_only_visits_at_which_somebody_came_count_for_a_job() -> None:
    repair = done(5)
    for number, state in enumerate((VisitState.ATTENDED, VisitState.NO_ACCESS), start=1):
        start = NOW - number * DAY
        Visit.objects.create(
            repair=repair, number=number, state=state, start=start, end=start + DAY, booking="B"
        )
    assert jobs()[0].visits == 1
    assert len(read((NOW - 60 * DAY).date(), NOW.date()).visits) == 2


def test_reading_costs_as_many_queries_for_many_jobs_as_for_few() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            jobs()
        return len(asked)

    done(5)
    few = queries()
    for _ in range(5):
        done(5)
    assert queries() == few <= 5


def page(client: Client, **chosen: str) -> BeautifulSoup:
    answer = client.get(reverse("repairs_measures"), chosen)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"].startswith("private, no-store")
    return BeautifulSoup(answer.content, "html.parser")


def row(soup: BeautifulSoup, caption: str, name: str) -> list[str]:
    tables = soup.select("table.repairs-measures")
    table = next(t for t in tables if t.caption and t.caption.get_text() == caption)
    found = next(r for r in table.select("tbody tr") if r.th and r.th.get_text() == name)
    return [cell.get_text() for cell in found("td")]


def test_the_table_says_what_the_chart_draws(client: Client) -> None:
    for _ in range(5):
        done(6)
    soup = page(client)
    assert row(soup, "Done in time", "March 2026") == ["None", "100.0% of 5"]
    assert row(soup, "Work", "March 2026") == ["100.0% of 5", "0.0% of 5"]
    assert row(soup, "How long it took", "Work done") == ["24.0 hours", "24.0 hours"]
    chart = soup.select_one("svg[role=img]")
    assert chart is not None
    assert chart.title is not None
    assert len(chart.select("circle")) == 1


def test_it_is_looked_at_by_priority(client: Client) -> None:
    for _ in range(5):
        done(6)
    assert row(page(client, priority="urgent"), "Work", "March 2026")[0] == "100.0% of 5"
    assert row(page(client, priority="routine"), "Work", "March 2026")[0] == "None"
    assert row(page(client, priority="nonsense"), "Work", "March 2026")[0] == "100.0% of 5"


def test_the_file_has_each_measure_and_hides_what_the_page_hides(client: Client) -> None:
    for _ in range(5):
        done(6)
    done(6, "sink-drips")
    answer = client.get(reverse("repairs_measures_file"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    found = {
        (r["Which repairs"], r["Measure"]): (r["Part"], r["Of"], r["Percent"])
        for r in rows
        if r["Month"] == "2026-03"
    }
    assert found["Urgent", Measure.IN_TIME] == ("5", "5", "100.0")
    assert found["Routine", Measure.IN_TIME] == ("", "Fewer than 5", "")
    assert found["All repairs", Measure.IN_TIME] == ("", "Fewer than 5", "")
    assert len(rows) == 13 * 6 * 5


@pytest.mark.parametrize("group", ["Authors", "Administrators"])
def test_who_sees_no_repairs_sees_no_measures(enter: Enter, group: str) -> None:
    for name in ("repairs_measures", "repairs_measures_file"):
        assert enter(group).get(reverse(name)).status_code == 404


def test_who_looks_after_another_service_sees_no_measures(enter: Enter) -> None:
    assert enter("Service owners").get(reverse("repairs_measures")).status_code == 404


@pytest.mark.parametrize(
    ("span", "said"),
    [
        (None, "Fewer than 5"),
        (timedelta(hours=47), "47.0 hours"),
        (timedelta(hours=60), "2.5 days"),
    ],
)
def test_a_span_is_said_in_hours_or_days(span: timedelta | None, said: str) -> None:
    assert in_words(span) == said
