"""What people are told to expect, and whom we keep waiting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.cases import clocks, panels
from portal.cases.changes import add_note, change_status
from portal.cases.clocks import Rule
from portal.cases.lengths import Length, Unit
from portal.cases.models import Case, SeasonalDelay, Status, Target
from portal.cases.promises import NO_DATE, WAITING, promise_for, usual_promise
from portal.cases.targets import target_for
from portal.cases.timeline import WEBSITE
from portal.cases.waiting import overdue, overdue_first, silent_too_long
from tests.support.cases import CaseFactory, SeasonalDelayFactory, TargetFactory

from .test_calendar import london

pytestmark = pytest.mark.django_db

MONDAY = london(2026, 11, 2, 10)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def case() -> Case:
    TargetFactory()
    made: Case = CaseFactory()
    return made


def words(case: Case, now: datetime = MONDAY) -> str:
    promise = promise_for(case, now)
    return promise.words if promise else ""


def test_a_promise_has_words_and_a_day_for_its_tile(case: Case) -> None:
    promise = promise_for(case)
    assert promise
    assert promise.words == "We will reply by Monday 16 November."
    assert promise.tile
    tile = promise.tile
    assert (tile.weekday, tile.number, tile.month) == ("Monday", "16", "November")
    assert not promise.late


def test_a_day_of_next_year_is_said_with_its_year(case: Case) -> None:
    clocks.extend(case.clocks.get(), 40, "Much to read.", WEBSITE)
    assert words(case) == "We will reply by Thursday 14 January 2027."


def test_hours_are_promised_to_the_minute() -> None:
    case = CaseFactory()
    rule = Rule("make-safe", "We will make it safe", Length(24, Unit.HOURS), "A law of 2025")
    clocks.start(case, rule, "told of a danger")
    assert words(case) == "We will make it safe by 10am on Tuesday 3 November."


def test_the_nearest_promise_is_the_one_that_is_shown(case: Case) -> None:
    near = Rule("call", "We will call you", Length(2, Unit.WORKING_DAYS), "Standards, 2020")
    clocks.start(case, near, "case opened")
    assert words(case) == "We will call you by Wednesday 4 November."


def test_what_is_late_is_said_to_be_late(case: Case) -> None:
    promise = promise_for(case, london(2026, 11, 17, 9))
    assert promise
    assert promise.late
    assert promise.words == (
        "We said we would reply by Monday 16 November. We are late, and we are sorry. "
        "You do not need to do anything."
    )


def test_while_we_wait_for_the_person_nothing_is_promised(case: Case) -> None:
    clocks.pause(case.clocks.get(), "We asked for a photo.", WEBSITE)
    assert words(case) == NO_DATE
    change_status(case, Status.WAITING, WEBSITE)
    assert words(case) == WAITING


def test_a_case_that_ended_has_no_promise(case: Case) -> None:
    change_status(case, Status.DONE, WEBSITE)
    assert promise_for(case) is None


def test_a_clock_among_ourselves_is_no_promise() -> None:
    case = CaseFactory()
    rule = Rule("check", "We check", Length(1, Unit.DAYS), "Our own rule", public=False)
    clocks.start(case, rule, "case opened")
    assert words(case) == NO_DATE


def test_a_delay_entered_once_reaches_open_cases_and_pages(case: Case) -> None:
    SeasonalDelayFactory(starts_on=date(2026, 11, 10), ends_on=date(2026, 11, 20))
    assert words(case) == (
        "We will reply by Thursday 19 November. We get many letters after Christmas."
    )
    assert not promise_for(case, london(2026, 11, 18, 9)).late  # type: ignore[union-attr]
    assert (
        usual_promise("reply", "ask-or-tell", "online") == "We will reply within 10 working days."
    )
    assert usual_promise("reply", "ask-or-tell", "online", date(2026, 11, 12)) == (
        "We will reply within 10 working days. It may take 3 working days longer now. "
        "We get many letters after Christmas."
    )


def test_a_delay_leaves_the_measured_deadline_and_other_kinds_alone(case: Case) -> None:
    before = case.clocks.get().due_at
    SeasonalDelayFactory(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30), kind="complaint")
    assert words(case) == "We will reply by Monday 16 November."
    SeasonalDelayFactory(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30))
    assert case.clocks.get().due_at == before


def test_a_delay_does_not_move_the_law() -> None:
    SeasonalDelayFactory(starts_on=date(2026, 11, 1), ends_on=date(2026, 11, 30))
    TargetFactory(basis="law")
    assert words(CaseFactory()) == "We will reply by Monday 16 November."
    assert "longer" not in usual_promise("reply", "ask-or-tell", "online")


def test_where_no_target_is_set_nothing_is_promised() -> None:
    assert usual_promise("reply", "ask-or-tell", "online") == ""


def test_the_closest_and_newest_target_is_in_force() -> None:
    TargetFactory(length=10)
    TargetFactory(length=9, effective_from=date(2026, 12, 1))
    TargetFactory(length=5, channel="email")
    TargetFactory(length=20, kind="complaint")

    def length(kind: str, channel: str, on: date) -> int:
        target = target_for("reply", kind, channel, on)
        return target.length if target else 0

    november, december = date(2026, 11, 2), date(2026, 12, 1)
    assert length("ask-or-tell", "online", november) == 10
    assert length("ask-or-tell", "online", december) == 9
    assert length("ask-or-tell", "email", december) == 5
    assert length("complaint", "email", december) == 20
    assert length("complaint", "email", date(2019, 1, 1)) == 0


def test_overdue_cases_come_first(case: Case) -> None:
    without = CaseFactory(kind="other", steps=())
    later = CaseFactory()
    clocks.extend(later.clocks.get(), 5, "Much to do.", WEBSITE)
    in_time, late = london(2026, 11, 16, 23), london(2026, 11, 17, 0, 1)
    assert not overdue(in_time).exists()
    assert list(overdue(late)) == [case]
    assert list(overdue_first(Case.objects.all())) == [case, later, without]
    change_status(case, Status.DONE, WEBSITE)
    assert not overdue(late).exists()


def test_nobody_is_left_without_a_word_for_too_long(case: Case) -> None:
    tenth, eleventh = london(2026, 11, 13, 23), london(2026, 11, 16, 9)
    assert not silent_too_long(tenth).exists()
    assert list(silent_too_long(eleventh)) == [case]
    TargetFactory(step="update", promise="We will tell you how far we are", length=20)
    assert not silent_too_long(eleventh).exists()


def test_silence_is_broken_by_a_word_of_ours_and_not_counted_while_we_wait(case: Case) -> None:
    eleventh = london(2026, 11, 16, 9)
    with time_machine.travel(london(2026, 11, 10, 9), tick=False):
        add_note(case, "Rang the depot.", WEBSITE, public=False)
    assert silent_too_long(eleventh).exists()
    change_status(case, Status.WAITING, WEBSITE)
    assert not silent_too_long(eleventh).exists()
    change_status(case, Status.WITH_TEAM, WEBSITE)
    with time_machine.travel(london(2026, 11, 10, 9), tick=False):
        add_note(case, "The van comes on Friday.", WEBSITE, public=True)
    assert not silent_too_long(eleventh).exists()


def test_rooms_above_put_panels_on_a_case(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panels, "_registered", {})

    def answers(case: Case) -> panels.Panel:
        return panels.Panel("Your answers", "answers.html", {"case": case})

    panels.register("notes", lambda case: panels.Panel("Notes", "n.html"), audience=panels.STAFF)
    panels.register("nothing", lambda case: None)
    panels.register("answers", answers, order=1)
    assert [p.title for p in panels.panels_for(case, panels.PERSON)] == ["Your answers"]
    assert [p.title for p in panels.panels_for(case, panels.STAFF)] == ["Your answers", "Notes"]
    panels.register("answers", answers, order=1)
    for name, audience in (("answers", panels.BOTH), ("other", "anybody")):
        with pytest.raises(ValueError, match="panel"):
            panels.register(name, lambda case: None, audience=audience)


def test_targets_and_delays_that_cannot_be_are_refused() -> None:
    TargetFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetFactory(channel="pigeon")
    with pytest.raises(IntegrityError), transaction.atomic():
        SeasonalDelayFactory(ends_on=date(2020, 1, 1))
    assert (Target.objects.count(), SeasonalDelay.objects.count()) == (1, 0)
