"""News of a visit from the scheduler: in any order, more than once, and what the tenant reads."""

from __future__ import annotations

from typing import Any

import pytest

from portal.cases.timeline import WEBSITE
from portal.integration.models import Delivery
from portal.repairs import visits
from portal.repairs.course.states import Hold, State
from portal.repairs.models import Repair, Visit, VisitState
from tests.support.api import Calling, make_system
from tests.support.factories import ContactPointFactory

from .conftest import SCOPES, ago, ahead


def tell(scheduler: Calling, visit: Visit, news: str, **more: Any) -> Any:
    path = f"/repairs/{visit.repair.case.shown_reference}/visits/{visit.number}"
    headers = more.pop("headers", {})
    return scheduler.post(path, {"news": news, "at": ago(30), **more}, **headers)


def stands(visit: Visit) -> tuple[str, str]:
    visit.refresh_from_db()
    visit.repair.refresh_from_db()
    return visit.state, visit.repair.state


def said(repair: Repair) -> str:
    return str(repair.case.timeline.filter(public=True).last().words)


def test_a_visit_goes_on_until_the_work_is_done(scheduler: Calling, visit: Visit) -> None:
    seen = []
    for minutes, news in enumerate(("dispatched", "arrived", "started", "completed")):
        answer = tell(scheduler, visit, news, at=ago(40 - minutes))
        assert answer.json() == {"applied": True, "because": None}
        seen.append(stands(visit))
    assert seen == [
        (VisitState.SENT, State.SCHEDULED),
        (VisitState.SENT, State.SCHEDULED),
        (VisitState.ATTENDED, State.IN_PROGRESS),
        (VisitState.ATTENDED, State.WORK_DONE),
    ]


def test_the_last_news_catches_up_with_what_was_lost(scheduler: Calling, visit: Visit) -> None:
    assert tell(scheduler, visit, "completed").json()["applied"]
    assert stands(visit) == (VisitState.ATTENDED, State.WORK_DONE)


def test_news_that_comes_late_changes_nothing(scheduler: Calling, visit: Visit) -> None:
    tell(scheduler, visit, "started", at=ago(10))
    answer = tell(scheduler, visit, "dispatched", at=ago(45))
    assert answer.json() == {"applied": False, "because": "older than what we have"}
    assert stands(visit) == (VisitState.ATTENDED, State.IN_PROGRESS)


def test_the_same_message_twice_is_done_once(scheduler: Calling, visit: Visit) -> None:
    until = ahead(200)
    for _ in range(2):
        tell(scheduler, visit, "late", until=until, headers={"Idempotency-Key": "late-1"})
    late = [each for each in visit.repair.case.timeline.all() if "running late" in each.words]
    assert len(late) == 1


def test_running_late_is_told_at_once_with_the_new_time(scheduler: Calling, visit: Visit) -> None:
    before = Delivery.objects.count()
    assert tell(scheduler, visit, "late", until=ahead(210)).json()["applied"]
    assert said(visit.repair) == (
        "We are running late, and we are sorry. We will be with you by "
        "12:30pm on Tuesday 24 November."
    )
    assert Delivery.objects.count() == before + 1


def test_nobody_let_us_in_so_they_choose_again(scheduler: Calling, visit: Visit) -> None:
    tell(scheduler, visit, "no_access")
    assert stands(visit) == (VisitState.NO_ACCESS, State.ACCEPTED)
    assert said(visit.repair).startswith("We came, but nobody could let us in.")
    assert visits.needed(visit.repair)


def test_a_visit_that_we_missed_leaves_the_deadlines_running(
    scheduler: Calling, visit: Visit
) -> None:
    tell(scheduler, visit, "missed")
    assert stands(visit) == (VisitState.MISSED, State.ACCEPTED)
    assert not visit.repair.case.clocks.filter(stopped_at__isnull=False).exists()


def test_a_visit_that_the_scheduler_cancels(scheduler: Calling, visit: Visit) -> None:
    tell(scheduler, visit, "cancelled")
    assert stands(visit) == (VisitState.CANCELLED, State.ACCEPTED)
    assert said(visit.repair).startswith("We had to cancel your visit")


def test_a_visit_that_the_scheduler_moves(scheduler: Calling, visit: Visit) -> None:
    tell(scheduler, visit, "moved", start=ahead(180), end=ahead(480))
    visit.refresh_from_db()
    assert visit.start is not None
    assert visit.start.isoformat().startswith("2026-11-24T12:00")
    assert "midday to 5pm" in said(visit.repair)


def test_what_is_not_finished_is_on_hold(scheduler: Calling, visit: Visit) -> None:
    tell(scheduler, visit, "unfinished", hold="parts", words="We wait for a new pipe.")
    assert stands(visit) == (VisitState.ATTENDED, State.ON_HOLD)
    assert (visit.repair.hold, said(visit.repair)) == (Hold.PARTS, "We wait for a new pipe.")


@pytest.mark.parametrize(
    ("news", "at"), [("late", "until"), ("moved", "start"), ("unfinished", "hold")]
)
def test_news_that_says_too_little_is_refused(
    scheduler: Calling, visit: Visit, news: str, at: str
) -> None:
    answer = tell(scheduler, visit, news)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == at
    assert stands(visit) == (VisitState.BOOKED, State.SCHEDULED)


def test_a_window_that_ends_before_it_begins_is_refused(scheduler: Calling, visit: Visit) -> None:
    answer = tell(scheduler, visit, "moved", start=ahead(300), end=ahead(200))
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "end")


@pytest.mark.parametrize("until", ["tomorrow", "2026-11-24T12:30:00", "2046-01-01T00:00:00Z"])
def test_a_time_that_is_none_is_refused(scheduler: Calling, visit: Visit, until: str) -> None:
    assert tell(scheduler, visit, "late", until=until).status_code == 422


@pytest.mark.parametrize(
    ("news", "at", "times"),
    [
        ("late", "until", {"until": ago(31)}),
        ("moved", "end", {"start": ago(300), "end": ago(31)}),
        ("moved", "end", {"start": ahead(60), "end": ahead(60 + 24 * 60)}),
    ],
)
def test_nobody_is_told_of_a_time_that_cannot_be(
    scheduler: Calling, visit: Visit, news: str, at: str, times: dict[str, str]
) -> None:
    before = said(visit.repair)
    answer = tell(scheduler, visit, news, **times)
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, at)
    assert said(visit.repair) == before


def test_news_that_was_a_while_on_its_way_may_be_of_a_time_that_has_passed(
    scheduler: Calling, visit: Visit
) -> None:
    assert tell(scheduler, visit, "late", at=ago(59), until=ago(5)).json()["applied"]


def test_news_of_another_appointment_changes_nothing(scheduler: Calling, visit: Visit) -> None:
    answer = tell(scheduler, visit, "missed", booking="A-1000")
    assert answer.json()["applied"] is False
    assert stands(visit) == (VisitState.BOOKED, State.SCHEDULED)


def test_what_cannot_follow_is_refused_and_taken_back(scheduler: Calling, visit: Visit) -> None:
    tell(scheduler, visit, "missed")
    entries = visit.repair.case.timeline.count()
    answer = tell(scheduler, visit, "dispatched", at=ago(5))
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "news")
    assert visit.repair.case.timeline.count() == entries


def test_unknown_forbidden_and_without_scope_are_one(scheduler: Calling, visit: Visit) -> None:
    reference = visit.repair.case.reference
    stranger = Calling(make_system("stranger", team=ContactPointFactory()), *SCOPES)
    body = {"news": "dispatched", "at": ago(1)}
    answers = [
        scheduler.post("/repairs/2222-2222/visits/1", body),
        scheduler.post(f"/repairs/{reference}/visits/2", body),
        stranger.post(f"/repairs/{reference}/visits/1", body),
        Calling(scheduler.system, "repairs:read").post(f"/repairs/{reference}/visits/1", body),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_visit_that_is_cancelled_already_hears_no_more(scheduler: Calling, visit: Visit) -> None:
    visits.called_off(visit, WEBSITE)
    assert tell(scheduler, visit, "started", at=ago(30)).json()["applied"] is False
