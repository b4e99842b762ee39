"""Deadlines that were worked out become the clocks of a case. Within a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from portal.cases import clocks
from portal.cases.closed import Calendar
from portal.cases.models import Basis, Case, Clock, What
from portal.cases.timeline import Actor, write

from .which import Deadline

SHORTER = "A shorter deadline takes the place of “{promise}”."
LONGEST_SOURCE = 200


def start_all(case: Case, deadlines: Iterable[Deadline], actor: Actor) -> list[Clock]:
    """Start a clock for each. One that runs already stays, unless the new one ends sooner."""
    return [clock for each in deadlines if (clock := start(case, each, actor))]


def start(case: Case, deadline: Deadline, actor: Actor) -> Clock | None:
    """Start the clock of one deadline; None if one that is as short runs already.

    Raises ValueError for a deadline that started before its case was opened: the clock would begin
    too late. Open the case at the moment at which we knew.
    """
    if deadline.started < case.opened_at:
        raise ValueError("This case was opened after we knew of what it is about.")
    running = running_clock(case, deadline.step)
    if running is not None:
        if running.due_at is None or running.due_at <= deadline.due:
            return None
        drop(case, deadline.step, SHORTER.format(promise=running.promise), actor)
    event = str(deadline.start.label)
    return clocks.start(case, _rule(deadline), event, deadline.started, actor)


def stop(case: Case, steps: Iterable[str], actor: Actor, at: datetime) -> None:
    """Stop the clocks of these steps that run: what they were for has happened."""
    for step in steps:
        running = running_clock(case, step)
        if running is not None:
            clocks.stop(running, actor, at)


def drop(case: Case, step: str, why: str, actor: Actor) -> None:
    """Stop a clock that counts no more, and say so, for it was neither in time nor late."""
    running = running_clock(case, step)
    if running is not None:
        write(case, What.NOTE, why, actor, public=False)
        clocks.stop(running, actor)


def running_clock(case: Case, step: str) -> Clock | None:
    """The clock of a step that has not stopped."""
    found: Clock | None = case.clocks.filter(step=step, stopped_at__isnull=True).first()
    if found is not None:
        found.case = case
    return found


def _rule(deadline: Deadline) -> clocks.Rule:
    rule = deadline.rule
    return clocks.Rule(
        step=rule.step,
        promise=rule.promise,
        takes=deadline.takes,
        source=rule.source[:LONGEST_SOURCE],
        basis=Basis.LAW if rule.is_law else Basis.POLICY,
        calendar=Calendar(rule.calendar),
    )
