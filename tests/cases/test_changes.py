"""What happens to a case, and that each of it is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.cases import clocks
from portal.cases.changes import SAID, add_note, change_status, pass_to_team
from portal.cases.models import Case, Clock, Status, TimelineEntry, Who, WrittenOnce
from portal.cases.timeline import PERSON, WEBSITE, staff, team
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.factories import ContactPointFactory, UserFactory

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def case() -> Case:
    """Opened two days ago."""
    TargetFactory()
    made: Case = CaseFactory(at=timezone.now() - timedelta(days=2))
    return made


def last(case: Case) -> TimelineEntry:
    entry: TimelineEntry = case.timeline.order_by("pk").last()
    return entry


def test_a_status_is_written_down_for_the_person_to_read(case: Case) -> None:
    assert change_status(case, Status.WITH_TEAM, team(case.team), "A van is on its way.")
    case.refresh_from_db()
    entry = last(case)
    assert case.status == Status.WITH_TEAM
    assert (entry.public, entry.words, entry.who) == (True, "A van is on its way.", Who.TEAM)
    assert entry.team == case.team


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words_for_when_nobody_says_it_better(case: Case, status: Status) -> None:
    change_status(case, status, WEBSITE)
    assert last(case).words == SAID[status] != ""


def test_old_news_changes_nothing(case: Case) -> None:
    now = timezone.now()
    change_status(case, Status.DONE, WEBSITE, at=now - HOUR)
    before = case.timeline.count()
    assert not change_status(case, Status.WITH_TEAM, WEBSITE, at=now - 2 * HOUR)
    case.refresh_from_db()
    assert case.status == Status.DONE
    assert case.timeline.count() == before


def test_another_systems_clock_may_be_some_minutes_off(case: Case) -> None:
    assert change_status(case, Status.WITH_TEAM, WEBSITE, at=timezone.now() + HOUR)
    assert case.status_at <= timezone.now()
    fresh = CaseFactory()
    assert change_status(fresh, Status.WITH_TEAM, WEBSITE, at=fresh.opened_at - HOUR)
    assert fresh.status_at == fresh.opened_at


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    news=st.lists(
        st.tuples(st.sampled_from(list(Status)), st.integers(0, 40)),
        min_size=1,
        max_size=6,
        unique_by=lambda each: each[1],
    ),
    order=st.randoms(use_true_random=False),
)
def test_in_whatever_order_news_arrives_the_latest_wins(
    case: Case, news: list[tuple[Status, int]], order: Any
) -> None:
    with transaction.atomic():
        arriving = list(news)
        order.shuffle(arriving)
        for status, hours in arriving:
            change_status(case, status, WEBSITE, at=case.opened_at + hours * HOUR)
        case.refresh_from_db()
        assert case.status == max(news, key=lambda each: each[1])[0]
        transaction.set_rollback(True)
    case.refresh_from_db()


@pytest.mark.parametrize("status", [Status.DONE, Status.CLOSED])
def test_a_case_that_ends_stops_its_clocks(case: Case, status: Status) -> None:
    clocks.pause(case.clocks.get(), "We asked for a photo.", WEBSITE)
    change_status(case, status, WEBSITE)
    clock = case.clocks.get()
    assert clock.stopped_at
    assert clock.in_time
    assert not clock.pauses.filter(ended_at=None).exists()


def test_the_person_has_heard_from_us_only_by_what_they_can_read(case: Case) -> None:
    opened = case.quiet_since
    add_note(case, "Rang the depot.", staff(UserFactory()), public=False)
    add_note(case, "Here is a photo.", PERSON, public=True)
    case.refresh_from_db()
    assert case.quiet_since == opened
    add_note(case, "The van comes on Friday.", WEBSITE, public=True)
    case.refresh_from_db()
    assert case.quiet_since > opened


def test_a_note_bears_the_name_of_who_wrote_it(case: Case) -> None:
    user = UserFactory()
    note = add_note(case, "Rang the depot.", staff(user), public=False)
    assert (note.who, note.user) == (Who.USER, user)
    user.delete()
    assert TimelineEntry.objects.get(pk=note.pk).user is None


def test_another_team_gets_all_of_it_and_its_reason_stays_among_us(case: Case) -> None:
    other = ContactPointFactory(name="Street cleaning")
    pass_to_team(case, other, WEBSITE, why="It is on a pavement.")
    case.refresh_from_db()
    assert case.team == other
    public, internal = case.timeline.order_by("-pk")[:2][::-1]
    assert (public.public, "Street cleaning" in public.words) == (True, True)
    assert (internal.public, internal.words) == (False, "It is on a pavement.")
    before = case.timeline.count()
    pass_to_team(case, other, WEBSITE)
    assert case.timeline.count() == before


def test_a_team_with_cases_cannot_be_deleted(case: Case) -> None:
    with pytest.raises(ProtectedError):
        case.team.delete()


def test_what_is_written_stays_as_it_was(case: Case) -> None:
    entry = last(case)
    entry.words = "Something else"
    with pytest.raises(WrittenOnce):
        entry.save()
    with pytest.raises(WrittenOnce):
        entry.delete()
    with pytest.raises(WrittenOnce):
        case.timeline.update(public=True)
    with pytest.raises(WrittenOnce):
        TimelineEntry.objects.filter(case=case).delete()


def test_a_timeline_goes_with_its_case(case: Case) -> None:
    case.delete()
    assert not TimelineEntry.objects.exists()
    assert not Clock.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "lost"},
        {"channel": "pigeon"},
        {"title": ""},
        {"kind": ""},
        {"reference": ""},
        {"status_at": timezone.now() - timedelta(days=30)},
        {"quiet_since": timezone.now() - timedelta(days=30)},
    ],
)
def test_the_database_refuses_what_cannot_be(case: Case, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**wrong)


@pytest.mark.parametrize(
    "wrong", [{"who": "ghost"}, {"who": Who.TEAM}, {"what": "rumour"}, {"words": None}]
)
def test_the_database_refuses_an_entry_of_nobody(case: Case, wrong: dict[str, Any]) -> None:
    given = {"case": case, "what": "note", "words": "Words", "who": Who.SYSTEM, **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        TimelineEntry.objects.create(**given)
