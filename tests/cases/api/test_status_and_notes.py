"""What a system of the council does to a case, and what it may not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from portal.cases.models import Case, Status, What, Who
from tests.support.api import Calling, make_system, now
from tests.support.cases import CaseFactory
from tests.support.factories import ContactPointFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def housing() -> Calling:
    return Calling(make_system())


@pytest.fixture
def case(housing: Calling) -> Case:
    made: Case = CaseFactory(team=housing.system.team, at=timezone.now() - timedelta(hours=1))
    return made


def moved(status: str = "with_team", **more: Any) -> dict[str, Any]:
    return {"status": status, "at": now()} | more


def test_a_system_reads_a_case_of_its_team(housing: Calling, case: Case) -> None:
    answer = housing.get(f"/cases/{case.shown_reference.lower()}")
    assert answer.status_code == 200
    assert answer.json()["reference"] == case.reference
    assert answer.json()["status"] == "received"
    assert answer.json()["team"] == housing.system.team.name


def test_a_case_says_nothing_about_its_person(housing: Calling, case: Case) -> None:
    assert "hash" not in housing.get(f"/cases/{case.reference}").content.decode()


def test_a_status_moves_the_case_in_the_name_of_the_team(housing: Calling, case: Case) -> None:
    answer = housing.post(f"/cases/{case.reference}/status", moved(words="We have it now."))
    assert (answer.status_code, answer.json()["applied"]) == (200, True)
    case.refresh_from_db()
    entry = case.timeline.last()
    assert entry is not None
    assert case.status == Status.WITH_TEAM
    assert (entry.who, entry.team, entry.words) == (
        Who.TEAM,
        housing.system.team,
        "We have it now.",
    )


def test_older_news_never_overwrites_newer(housing: Calling, case: Case) -> None:
    path = f"/cases/{case.reference}/status"
    housing.post(path, moved("done"))
    earlier = (timezone.now() - timedelta(minutes=30)).isoformat()
    answer = housing.post(path, moved("with_team", at=earlier))
    assert answer.status_code == 200
    assert answer.json() == {"applied": False, "because": "older than what we have"}
    case.refresh_from_db()
    assert case.status == Status.DONE


@pytest.mark.parametrize("public", [True, False])
def test_a_note_is_for_the_person_or_for_staff(housing: Calling, case: Case, public: bool) -> None:
    body = {"words": "We rang.", "public": public, "at": now()}
    assert housing.post(f"/cases/{case.reference}/notes", body).status_code == 200
    entry = case.timeline.last()
    assert entry is not None
    assert (entry.what, entry.public, entry.words) == (What.NOTE, public, "We rang.")


def test_a_note_needs_no_time(housing: Calling, case: Case) -> None:
    body = {"words": "We rang.", "public": False}
    assert housing.post(f"/cases/{case.reference}/notes", body).status_code == 200


def test_what_is_unknown_and_what_is_forbidden_get_one_answer(housing: Calling) -> None:
    elsewhere = CaseFactory(team=ContactPointFactory())
    asked = [
        housing.get("/cases/2222-2222"),
        housing.get("/cases/no-reference-at-all"),
        housing.get(f"/cases/{elsewhere.reference}"),
        housing.post(f"/cases/{elsewhere.reference}/status", moved()),
        Calling(housing.system, "cases:write").get(f"/cases/{elsewhere.reference}"),
        housing.get("/no/such/address"),
    ]
    assert {answer.status_code for answer in asked} == {404}
    assert len({answer.content for answer in asked}) == 1
    assert len({frozenset(answer.headers.items()) for answer in asked}) == 1


def test_unknown_and_forbidden_cost_the_same_queries(
    housing: Calling, case: Case, django_assert_num_queries: Any
) -> None:
    elsewhere = CaseFactory(team=ContactPointFactory())
    housing.get("/cases/2222-2222")
    counts = set()
    for reference in ("2222-2222", elsewhere.reference, "nonsense"):
        with time_machine.travel(timezone.now(), tick=False):
            from django.db import connection
            from django.test.utils import CaptureQueriesContext

            with CaptureQueriesContext(connection) as asked:
                housing.get(f"/cases/{reference}")
            counts.add(len(asked))
    assert len(counts) == 1


def test_a_system_for_every_case_reads_those_of_other_teams(housing: Calling) -> None:
    elsewhere = CaseFactory(team=ContactPointFactory())
    all_cases = Calling(housing.system, "cases:read", "cases:all")
    assert all_cases.get(f"/cases/{elsewhere.reference}").status_code == 200
    assert all_cases.post(f"/cases/{elsewhere.reference}/status", moved()).status_code == 404


@pytest.mark.parametrize(
    "at",
    [
        "2026-06-01T12:00:00",
        "2026-06-01",
        "yesterday",
        1780000000,
        "1780000000",
        None,
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
        "1999-12-31T23:59:59Z",
        "2026-13-01T00:00:00Z",
        "2026-06-01T12:00:00+25:00",
        "２０２６-06-01T12:00:00Z",
    ],
)
def test_a_time_that_is_not_one_moment_is_refused(housing: Calling, case: Case, at: Any) -> None:
    answer = housing.post(f"/cases/{case.reference}/status", moved(at=at))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"].endswith("at")
    case.refresh_from_db()
    assert case.status == Status.RECEIVED


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 422)])
def test_another_systems_clock_may_be_ten_minutes_ahead(
    housing: Calling, case: Case, minutes: int, status: int
) -> None:
    ahead = (timezone.now() + timedelta(minutes=minutes)).isoformat()
    assert housing.post(f"/cases/{case.reference}/status", moved(at=ahead)).status_code == status
    case.refresh_from_db()
    assert case.status_at <= timezone.now()


def test_the_hour_that_comes_twice_in_autumn_is_two_hours(housing: Calling) -> None:
    with time_machine.travel("2026-10-25T00:00:00Z", tick=False):
        case = CaseFactory(team=housing.system.team)
    path = f"/cases/{case.reference}/status"
    with time_machine.travel("2026-10-25T03:00:00Z", tick=False):
        housing.post(path, moved("done", at="2026-10-25T01:30:00+00:00"))
        answer = housing.post(path, moved("with_team", at="2026-10-25T01:45:00+01:00"))
    assert answer.json()["applied"] is False


def test_what_a_system_writes_is_plain_text(housing: Calling, case: Case) -> None:
    words = "  One\r\nline\x07\x1b[31m \u202eright to left\u202c می\u200cروم <b>not bold</b>\x00 "
    body = {"words": words, "public": True}
    assert housing.post(f"/cases/{case.reference}/notes", body).status_code == 200
    entry = case.timeline.last()
    assert entry is not None
    assert entry.words == "One\nline[31m right to left می\u200cروم <b>not bold</b>"


@pytest.mark.parametrize("words", ["", "   ", "\x00\x07", "x" * 5001, 7, None, "\ud800"])
def test_words_that_are_none_or_too_many_are_refused(
    housing: Calling, case: Case, words: Any
) -> None:
    answer = housing.post(f"/cases/{case.reference}/notes", {"words": words, "public": True})
    assert answer.status_code in (400, 422)
    assert case.timeline.count() == 1


def test_errors_never_repeat_what_was_sent(housing: Calling, case: Case) -> None:
    canary = "Canary Wharf 01632 960001"
    body = moved(canary, at=canary, words=[canary]) | {canary: canary}
    answer = housing.post(f"/cases/{case.reference}/status", body)
    assert answer.status_code == 422
    assert "anary" not in answer.content.decode()
    assert len(answer.json()["errors"]) == 4
