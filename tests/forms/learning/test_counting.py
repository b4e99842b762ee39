"""What is counted while people fill in a form, and what is not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from portal.forms.learning import counting, leaving, retention
from portal.forms.learning.measures import CHECK, Count, Measure
from portal.forms.models import Draft, QuestionCount
from portal.integration.schedules import _timetables
from tests.forms.whole.calling import Caller
from tests.support.factories import ContactPointFactory
from tests.support.journeys import GOOD
from tests.support.walking import Walker

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Any:
    with time_machine.travel(NOW, tick=False) as found:
        yield found


@pytest.fixture
def walking(clock: Any, walker: Walker) -> Walker:
    return walker


def number(measure: Measure, page: str = "", question: str = "", **more: Any) -> int:
    rows = QuestionCount.objects.filter(measure=measure, page=page, question=question, **more)
    return sum(rows.values_list("number", flat=True))


class TestFillingIn:
    def test_an_answer_counts_with_the_time_since_the_page_was_shown(
        self, walking: Walker, clock: Any
    ) -> None:
        clock.shift(12)
        walking.send(GOOD["tenant"])
        [answered] = QuestionCount.objects.filter(measure=Measure.ANSWERED)
        assert (answered.journey_key, answered.page, answered.number) == ("everything", "tenant", 1)
        assert (answered.day, answered.channel) == (date(2026, 11, 23), "online")
        assert number(Measure.TOOK, "tenant", bucket="10") == 1

    def test_a_mistake_counts_and_the_time_goes_on_from_when_the_page_was_first_shown(
        self, walking: Walker, clock: Any
    ) -> None:
        clock.shift(12)
        walking.send({})
        assert number(Measure.REFUSED, "tenant", "tenant", bucket="required") == 1
        assert number(Measure.ANSWERED, "tenant") == 0
        clock.shift(20)
        walking.send(GOOD["tenant"])
        assert number(Measure.TOOK, "tenant", bucket="30") == 1

    def test_two_people_are_one_row(self, walking: Walker) -> None:
        walking.send(GOOD["tenant"])
        Walker("everything").start().send(GOOD["tenant"])
        [row] = QuestionCount.objects.filter(measure=Measure.ANSWERED)
        assert row.number == 2

    def test_looking_counts_nothing(self, walking: Walker) -> None:
        walking.go(walking.at)
        walking.send(GOOD["tenant"])
        before = list(QuestionCount.objects.values_list("number", flat=True))
        walking.go(walking.at)
        assert list(QuestionCount.objects.values_list("number", flat=True)) == before

    def test_a_page_saved_twice_counts_once(self, walking: Walker) -> None:
        first = walking.at
        walking.send(GOOD["tenant"])
        walking.go(first).send(GOOD["tenant"])
        assert number(Measure.ANSWERED, "tenant") == 1

    def test_what_is_changed_at_the_end_counts_by_question(self, walking: Walker) -> None:
        walking.fill(GOOD)
        walking.go(walking.at.replace("check-answers", "contact") + "?change=1")
        walking.send({**GOOD["contact"], "phone": "01632 960999"})
        assert walking.step == "check-answers"
        assert number(Measure.CHANGED, "contact", "phone") == 1
        assert number(Measure.CHANGED, "contact", "email") == 0

    def test_things_on_a_list_and_the_list_itself_count(self, walking: Walker) -> None:
        walking.fill(GOOD, until="people")
        walking.send({"another": "yes"}).send({"who": "A"}).send({"age": "7"})
        assert number(Measure.ANSWERED, "people/person") == 1
        assert number(Measure.ANSWERED, "people") == 0
        walking.send({"another": "no"})
        assert number(Measure.ANSWERED, "people") == 1

    def test_a_time_that_somebody_made_up_is_not_counted(self, walking: Walker) -> None:
        walking.send({**GOOD["tenant"], "form-shown": "99999999999"})
        assert number(Measure.ANSWERED, "tenant") == 1
        assert not QuestionCount.objects.filter(measure=Measure.TOOK).exists()

    def test_nothing_of_an_answer_or_of_a_person_is_in_the_sums(self, walking: Walker) -> None:
        walking.fill(GOOD)
        kept = repr(list(QuestionCount.objects.values_list()))
        for typed in ("drips", "A Tenant", "tenant@example.com", "AA123456A", walking.key):
            assert typed not in kept

    def test_it_is_written_after_the_answer_has_gone_out_in_one_statement(
        self, walking: Walker
    ) -> None:
        with CaptureQueriesContext(connection) as queries:
            walking.client.post(walking.at, {**walking.hidden(), **GOOD["tenant"]})
        said = [each["sql"] for each in queries.captured_queries]
        mine = [place for place, sql in enumerate(said) if "forms_questioncount" in sql]
        assert mine == [len(said) - 1]

    def test_a_sum_that_cannot_be_written_stops_nobody(
        self, walking: Walker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def fail(rows: object) -> None:
            raise DatabaseError("tenant: yes")

        monkeypatch.setattr(counting, "_upsert", fail)
        walking.send(GOOD["tenant"])
        assert walking.step == "before"
        assert "could not be written: DatabaseError" in caplog.text
        assert "tenant: yes" not in caplog.text

    def test_a_form_that_is_sent_counts_once_with_its_time(
        self,
        walking: Walker,
        clock: Any,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        walking.fill(GOOD)
        clock.shift(400)
        with django_capture_on_commit_callbacks(execute=True):
            check = walking.at
            walking.send()
            walking.post(check, {})
        assert number(Measure.ANSWERED, CHECK) == 1
        assert number(Measure.TOOK, bucket="300") == 1


class TestOnOnePage:
    """What an adviser fills in for a caller, all on one page."""

    @pytest.fixture
    def call(self, clock: Any, journeys: None) -> Caller:
        ContactPointFactory()
        return Caller("everything").begin()

    def test_each_page_that_is_saved_counts_once_under_how_the_caller_reached_us(
        self, call: Caller
    ) -> None:
        call.press(typed={"tenant": "yes", "rooms": ["none"], "name": "A Tenant"})
        call.press(typed={"rooms": ["bath"]})
        assert number(Measure.ANSWERED, "rooms", channel="phone") == 1
        assert number(Measure.ANSWERED, "name", channel="phone") == 1
        assert number(Measure.ANSWERED, "contact") == 0

    def test_it_tells_no_time_and_no_mistakes(self, call: Caller) -> None:
        call.press(typed={"tenant": "yes", "email": "no address"})
        kept = QuestionCount.objects.exclude(measure=Measure.ANSWERED)
        assert not kept.exists()

    def test_it_can_be_left_and_gone_on_with(self, call: Caller, clock: Any) -> None:
        call.press(typed={"tenant": "yes"})
        clock.shift(timedelta(days=8))
        leaving.count_left()
        assert number(Measure.LEFT, "rooms", channel="phone") == 1
        Draft.objects.update(channel="letter")
        draft = Draft.objects.get()
        leaving.came_back(draft)
        assert number(Measure.LEFT, "rooms", channel="phone") == 0


class TestLeaving:
    def test_a_form_that_nobody_has_touched_for_a_week_was_left_where_it_stands(
        self, walking: Walker, clock: Any
    ) -> None:
        walking.fill(GOOD, until="rooms")
        clock.shift(timedelta(days=6))
        assert leaving.count_left() == 0
        clock.shift(timedelta(days=1, minutes=1))
        assert leaving.count_left() == 1
        assert number(Measure.LEFT, "rooms", day=date(2026, 11, 23)) == 1

    def test_it_counts_once_however_often_the_nights_come(
        self, walking: Walker, clock: Any
    ) -> None:
        walking.fill(GOOD, until="rooms")
        for _ in range(3):
            clock.shift(timedelta(days=8))
            leaving.count_left()
        assert number(Measure.LEFT, "rooms") == 1

    def test_who_goes_on_after_all_has_not_left(self, walking: Walker, clock: Any) -> None:
        walking.fill(GOOD, until="rooms")
        clock.shift(timedelta(days=8))
        leaving.count_left()
        walking.send(GOOD["rooms"])
        assert number(Measure.LEFT, "rooms") == 0
        assert Draft.objects.get().left_page == ""
        clock.shift(timedelta(days=8))
        leaving.count_left()
        assert number(Measure.LEFT, "kitchen", day=date(2026, 12, 1)) == 1

    def test_who_sends_after_all_has_not_left(self, walking: Walker, clock: Any) -> None:
        walking.fill(GOOD)
        clock.shift(timedelta(days=8))
        leaving.count_left()
        assert number(Measure.LEFT, CHECK) == 1
        walking.go(walking.at).send()
        assert number(Measure.LEFT, CHECK) == 0

    def test_who_came_to_the_end_of_the_road_is_counted_apart(
        self, walking: Walker, clock: Any
    ) -> None:
        walking.send({"tenant": "no"})
        clock.shift(timedelta(days=8))
        leaving.count_left()
        assert number(Measure.ENDED, "not-ours") == 1
        assert not QuestionCount.objects.filter(measure=Measure.LEFT).exists()

    def test_who_deletes_their_form_has_left_it_there(
        self, walking: Walker, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        from portal.forms.saving.erasing import erase

        walking.fill(GOOD, until="rooms")
        with django_capture_on_commit_callbacks(execute=True):
            assert erase(walking.key)
        assert number(Measure.LEFT, "rooms") == 1

    def test_a_form_that_cannot_be_read_is_deleted_all_the_same(
        self, walking: Walker, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from portal.forms.saving.erasing import erase

        walking.send(GOOD["tenant"])

        def fail(version: object) -> None:
            raise ValueError

        monkeypatch.setattr(leaving, "journey_of", fail)
        assert erase(walking.key)
        assert not Draft.objects.exists()

    def test_it_is_counted_before_the_shortest_kept_form_is_erased(
        self, walking: Walker, clock: Any, settings: Settings
    ) -> None:
        settings.LEARNING_LEFT_DAYS = 90
        walking.send(GOOD["tenant"])
        clock.shift(timedelta(days=13, minutes=1))
        assert leaving.count_left() == 1


class TestKeeping:
    def test_sums_go_when_their_time_is_over(self, clock: Any, settings: Settings) -> None:
        settings.LEARNING_DAYS = 30
        today = date(2026, 11, 23)
        for days in (30, 31):
            day = today - timedelta(days=days)
            counting.add("short", "online", day, [Count("words", Measure.ANSWERED)])
        assert retention.erase_old() == 1
        assert QuestionCount.objects.get().day == today - timedelta(days=30)

    def test_both_are_done_each_night(self) -> None:
        done = {each.func for each in _timetables.values()}
        assert "portal.forms.learning.retention.erase_old" in done
        assert "portal.forms.learning.leaving.count_left" in done

    def test_nothing_is_taken_away_below_none(self) -> None:
        count = Count("words", Measure.LEFT)
        counting.add("short", "online", date(2026, 11, 23), [count])
        for _ in range(2):
            counting.take_back("short", "online", date(2026, 11, 23), count)
        assert QuestionCount.objects.get().number == 0

    def test_a_name_longer_than_its_column_is_cut(self) -> None:
        counting.add("short", "online", date(2026, 11, 23), [Count("x" * 200, Measure.LEFT)])
        assert len(QuestionCount.objects.get().page) == 100
