"""What is due next stands beside each case, and is always what the clocks say."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.cases import clocks
from portal.cases.changes import change_status
from portal.cases.lengths import Length, Unit
from portal.cases.models import ENDED, HAS_ENDED, NOTHING_DUE, Case, Status
from portal.cases.timeline import WEBSITE
from portal.council.models import ClosureDay
from tests.support.cases import CaseFactory, TargetFactory

pytestmark = pytest.mark.django_db


def as_the_clocks_say(case: Case) -> datetime:
    """Asked of the clocks one by one, not with the query that keeps it."""
    if case.status in ENDED:
        return HAS_ENDED
    ends = [c.due_at for c in case.clocks.all() if c.stopped_at is None and c.due_at is not None]
    return min(ends, default=NOTHING_DUE)


def kept(case: Case) -> datetime:
    return Case.objects.get(pk=case.pk).next_due


def test_a_case_without_a_deadline_comes_after_every_case_that_has_one() -> None:
    without = CaseFactory()
    TargetFactory()
    having = CaseFactory()
    assert kept(without) == NOTHING_DUE > kept(having) == having.clocks.get().due_at
    assert without.due_next is None
    assert having.due_next == having.clocks.get().due_at


def test_a_case_that_ends_comes_after_every_open_one_and_comes_back_when_it_is_opened_again() -> (
    None
):
    case = CaseFactory()
    change_status(case, Status.DONE, WEBSITE)
    assert kept(case) == HAS_ENDED
    change_status(case, Status.WITH_TEAM, WEBSITE)
    assert kept(case) == NOTHING_DUE


def test_a_new_closed_day_moves_what_is_due_next_with_its_clock() -> None:
    TargetFactory()
    case = CaseFactory()
    before = kept(case)
    ClosureDay.objects.create(name="Moving house", date=timezone.localdate() + timedelta(days=3))
    ClosureDay.objects.create(name="And again", date=timezone.localdate() + timedelta(days=4))
    assert kept(case) == case.clocks.get().due_at > before


ACTS = ("start", "pause", "resume", "extend", "stop", "status")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 4)), max_size=8))
def test_whatever_is_done_to_its_clocks_it_says_what_they_say(
    db: None, acts: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        case = CaseFactory()
        for act, number in acts:
            try:
                do(case, act, number)
            except clocks.WrongState:
                continue
            assert kept(case) == as_the_clocks_say(Case.objects.get(pk=case.pk))
        transaction.set_rollback(True)


def do(case: Case, act: str, number: int) -> Any:
    step = f"step-{number}"
    clock = case.clocks.filter(step=step, stopped_at=None).first()
    match act:
        case "status":
            return change_status(case, list(Status)[number], WEBSITE)
        case "start" if clock is None:
            takes = Length(number + 1, Unit.DAYS)
            return clocks.start(case, clocks.Rule(step, "We will", takes, "A policy"), "asked")
        case "pause" if clock is not None:
            return clocks.pause(clock, "We asked.", WEBSITE)
        case "resume" if clock is not None:
            return clocks.resume(clock, WEBSITE)
        case "extend" if clock is not None:
            return clocks.extend(clock, number + 1, "More to do.", WEBSITE)
        case "stop" if clock is not None:
            return clocks.stop(clock, WEBSITE)
    return None
