"""Staff are told of a deadline before it runs out and when it has, once each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from portal.cases import clocks
from portal.cases.models import Case, Clock
from portal.cases.timeline import WEBSITE
from portal.integration import messages, schedules
from portal.integration.models import Delivery
from portal.repairs.law.alerts import TEMPLATE, build, watch
from portal.repairs.law.words import Tenure
from portal.repairs.models import ClockAlert
from portal.repairs.words import Defect, Hazard, Priority, Track
from tests.support.factories import ContactPointFactory

from .loaded import reported
from .the_law import end_of, london

pytestmark = pytest.mark.usefixtures("law")

TOLD = london(2026, 3, 3, 9)
WIRES = {
    "priority": Priority.EMERGENCY,
    "hazard": Hazard.FIRE_ELECTRICAL,
    "track": Track.EMERGENCY,
}


@pytest.fixture(autouse=True)
def _council(settings: Any) -> None:
    settings.ALERT_EMAIL = "alerts@example.gov.uk"


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(london(2026, 6, 1), tick=False):
        yield


def a_clock(at: datetime = TOLD, **what: Any) -> Clock:
    """The clock of a licensee's emergency: 24 hours, and no other."""
    begun = reported(at, **{**WIRES, "tenure": Tenure.LICENSEE, **what})
    (clock,) = begun.clocks
    return clock


def levels() -> list[str]:
    return list(ClockAlert.objects.order_by("pk").values_list("level", flat=True))


def test_nobody_is_told_of_what_is_not_near() -> None:
    a_clock()
    assert watch(london(2026, 3, 4, 2, 59)) == 0
    assert not Delivery.objects.filter(template=TEMPLATE).exists()


def test_the_team_is_told_once_before_and_once_after() -> None:
    a_clock()
    assert watch(london(2026, 3, 4, 3)) == 1
    assert watch(london(2026, 3, 4, 9)) == 0
    assert watch(london(2026, 3, 4, 9, 1)) == 1
    assert watch(london(2026, 5, 1)) == 0
    assert levels() == ["soon", "late"]
    assert Delivery.objects.filter(template=TEMPLATE).count() == 2


def test_what_was_found_late_is_told_of_as_late_only() -> None:
    a_clock()
    assert watch() == 1
    assert levels() == ["late"]


def test_what_is_done_or_stands_still_is_told_of_no_more() -> None:
    clock = a_clock()
    clocks.stop(clock, WEBSITE, london(2026, 3, 3, 20))
    still = a_clock()
    clocks.pause(still, "Nobody was at home.", WEBSITE, london(2026, 3, 3, 20))
    assert watch() == 0


def test_a_deadline_that_moved_is_told_of_again() -> None:
    clock = a_clock()
    watch(london(2026, 3, 4, 3))
    clocks.extend(clock, 24, "We wait for a part.", WEBSITE, london(2026, 3, 4, 4))
    assert watch(london(2026, 3, 4, 9, 1)) == 0
    assert watch(london(2026, 3, 5, 8)) == 1


def test_deadlines_of_other_rooms_are_left_alone() -> None:
    case = a_clock().case
    rule = clocks.Rule("reply", "We will reply", Clock.objects.get().takes, "Standards")
    clocks.start(case, rule, "case opened", TOLD)
    assert watch() == 1


def message(case: Case) -> messages.Message | None:
    return build(ClockAlert.objects.filter(clock__case=case).latest("pk").pk)


def test_the_alert_says_what_must_happen_and_nothing_of_the_person_or_the_home() -> None:
    clock = a_clock()
    case = clock.case
    case.team = ContactPointFactory(email="repairs@example.gov.uk")
    case.save()
    watch(london(2026, 3, 4, 3))
    made = message(case)
    assert made is not None
    assert made.to == "repairs@example.gov.uk"
    assert made.subject == f"Due soon: {case.shown_reference}"
    assert "We will come by 9am on Wednesday 4 March." in made.text
    assert "24 hours from when we were told." in made.text
    assert f"/admin/cases/{case.shown_reference}/" in made.text
    assert case.title not in made.text + made.subject


@pytest.mark.parametrize(
    ("what", "follows"),
    [
        (WIRES, "somewhere else to stay"),
        ({"priority": Priority.ROUTINE, "defect": Defect.LEAK}, "another contractor"),
    ],
)
def test_it_says_what_the_law_makes_of_being_late(what: dict[str, Any], follows: str) -> None:
    reported(TOLD, **what)
    watch(london(2026, 3, 10))
    words = [made.text for a in ClockAlert.objects.all() if (made := build(a.pk))]
    assert [body for body in words if follows in body]


def test_nothing_is_sent_of_what_was_done_or_moved_meanwhile() -> None:
    clock = a_clock()
    watch(london(2026, 3, 4, 3))
    clocks.extend(clock, 24, "We wait for a part.", WEBSITE, london(2026, 3, 4, 4))
    assert message(clock.case) is None
    watch(london(2026, 3, 5, 8))
    assert message(clock.case) is not None
    clocks.stop(clock, WEBSITE, london(2026, 3, 5, 9))
    assert message(clock.case) is None
    assert build(0) is None


def test_without_an_address_of_the_team_it_goes_to_the_council(settings: Any) -> None:
    clock = a_clock()
    watch()
    made = message(clock.case)
    assert made is not None
    assert made.to == "alerts@example.gov.uk"
    settings.ALERT_EMAIL = ""
    assert message(clock.case) is None


def test_many_deadlines_cost_no_more_questions(django_assert_max_num_queries: Any) -> None:
    for hour in range(5):
        a_clock(TOLD - timedelta(hours=hour))
    watch()
    with django_assert_max_num_queries(2):
        assert watch() == 0


def test_it_runs_by_the_clock() -> None:
    jobs = {t.func: t.cron for t in schedules._timetables.values()}
    assert jobs["portal.repairs.law.alerts.watch"] == "*/5 * * * *"
    assert jobs["portal.repairs.law.rights.offer_to_all_who_wait"] == "*/15 * * * *"


def test_the_day_on_which_a_long_one_ends_is_told_of_a_day_before() -> None:
    reported(london(2026, 3, 2), hazard=Hazard.DAMP_MOULD, track=Track.SIGNIFICANT)
    assert watch(end_of(2026, 3, 15) - timedelta(minutes=1)) == 0
    assert watch(end_of(2026, 3, 15)) == 1
