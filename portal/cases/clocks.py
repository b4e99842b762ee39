"""The clocks of a case: start, stand still, run on, extend, stop. Each leaves a timeline entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from . import deadlines
from .calendar import local_date
from .closed import Calendar, working
from .due import keep
from .lengths import Length, Unit
from .models import Basis, Case, Clock, ClockPause, What
from .targets import target_for
from .timeline import WEBSITE, Actor, lock, write
from .when import by_when


class WrongState(Exception):
    """A clock cannot do this now: it has stopped, stands still already, or does not."""


@dataclass(frozen=True)
class Rule:
    """A deadline that a law or the council sets. ``promise`` comes before "by Tuesday"."""

    step: str
    promise: str
    takes: Length
    source: str
    basis: Basis = Basis.POLICY
    calendar: Calendar = Calendar.COUNCIL
    public: bool = True


@transaction.atomic
def start(
    case: Case, rule: Rule, event: str, at: datetime | None = None, actor: Actor = WEBSITE
) -> Clock:
    """Start a clock at ``event`` ("case opened"). A step that runs already is an IntegrityError."""
    lock(case)
    clock = begin(_made(case, rule, event, case.not_before(at)), actor)
    keep(case)
    return clock


def first_clocks(case: Case, steps: Iterable[str], at: datetime) -> list[Clock]:
    """Give the clocks of a case that is being opened, unsaved; it knows by them what is due next.

    Neither it nor they are in the database yet, so nothing is locked and nobody is asked.
    """
    rules = [_rule_of_target(case, step, at) for step in steps]
    clocks = [_made(case, rule, "case opened", at) for rule in rules if rule]
    case.next_due = min((clock.due_at for clock in clocks if clock.due_at), default=case.next_due)
    return clocks


def begin(clock: Clock, actor: Actor = WEBSITE) -> Clock:
    """Save a clock and say on the timeline that it runs. Within a transaction."""
    clock.save(force_insert=True)
    words = f"{clock.promise} {by_when(clock)}. {clock.takes} from: {clock.start_event}."
    words = f"{words} {clock.source}."
    write(clock.case, What.CLOCK, words, actor, clock.started_at, public=False)
    return clock


def _made(case: Case, rule: Rule, event: str, at: datetime) -> Clock:
    clock = Clock(
        case=case,
        step=rule.step,
        promise=rule.promise,
        length=rule.takes.amount,
        unit=rule.takes.unit,
        calendar=rule.calendar,
        basis=rule.basis,
        source=rule.source,
        public=rule.public,
        start_event=event,
        started_at=at,
    )
    clock.due_at = due(clock, [])
    return clock


def start_target(
    case: Case, step: str, event: str, at: datetime | None = None, actor: Actor = WEBSITE
) -> Clock | None:
    """Start the clock of the council's own target for a step; None if it has set none."""
    moment = case.not_before(at)
    rule = _rule_of_target(case, step, moment)
    return start(case, rule, event, moment, actor) if rule else None


def _rule_of_target(case: Case, step: str, at: datetime) -> Rule | None:
    target = target_for(step, case.kind, case.channel, local_date(at))
    if target is None:
        return None
    return Rule(
        step=step,
        promise=target.promise,
        takes=target.takes,
        source=target.source,
        basis=Basis(target.basis),
        calendar=Calendar(target.calendar),
    )


@transaction.atomic
def pause(
    clock: Clock,
    reason: str,
    actor: Actor,
    at: datetime | None = None,
    *,
    until_answered: bool = False,
) -> None:
    """Let it stand still. One that has run out already stays due. Raises WrongState.

    ``until_answered``: it runs on by itself once we wait for the person no longer.
    """
    moment = _moment(clock, at)
    if _standing(clock) is not None:
        raise WrongState("This clock stands still already.")
    ClockPause.objects.create(
        clock=clock, began_at=moment, reason=reason, until_answered=until_answered
    )
    _settle(clock)
    write(
        clock.case, What.CLOCK, f"{clock}. Stopped for now: {reason}", actor, moment, public=False
    )


@transaction.atomic
def resume(clock: Clock, actor: Actor, at: datetime | None = None) -> None:
    """Let it run on. Raises WrongState if it does not stand still."""
    moment = _moment(clock, at)
    standing = _standing(clock)
    if standing is None:
        raise WrongState("This clock does not stand still.")
    standing.ended_at = max(moment, standing.began_at)
    standing.save(update_fields=["ended_at"])
    _settle(clock)
    write(
        clock.case, What.CLOCK, f"{clock}. Runs on, {by_when(clock)}.", actor, moment, public=False
    )


@transaction.atomic
def extend(clock: Clock, more: int, reason: str, actor: Actor, at: datetime | None = None) -> None:
    """Give it ``more`` of its unit. Where the clock is public the person reads ``reason``.

    Raises WrongState for a clock that has stopped, ValueError for less than one.
    """
    if more < 1:
        raise ValueError("A clock can only be given more time.")
    moment = _moment(clock, at)
    clock.extension += more
    clock.extension_reason = reason
    _settle(clock)
    promise = f" {clock.promise} {by_when(clock)}." if clock.due_at else ""
    words = f"We need more time. {reason}{promise}"
    write(clock.case, What.CLOCK, words, actor, moment, public=clock.public)


@transaction.atomic
def stop(clock: Clock, actor: Actor, at: datetime | None = None) -> None:
    """What it was for has happened. Raises WrongState if it has stopped already."""
    moment = _moment(clock, at)
    standing = _standing(clock)
    if standing is not None:
        standing.ended_at = max(moment, standing.began_at)
        standing.save(update_fields=["ended_at"])
    clock.stopped_at = moment
    _settle(clock)
    words = f"{clock.promise}: {clock.takes}. {'In time.' if clock.in_time else 'Late.'}"
    write(clock.case, What.CLOCK, words, actor, moment, public=False)


@transaction.atomic
def go_on(clock: Clock, actor: Actor) -> None:
    """What it was for has not happened after all: it runs as if it had never been stopped.

    Raises WrongState for one that runs, and where another of its step has begun since.
    """
    lock(clock.case)
    clock.refresh_from_db(from_queryset=Clock.objects.select_for_update())
    others = Clock.objects.filter(case=clock.case, step=clock.step, stopped_at__isnull=True)
    if others.exists():
        raise WrongState("This clock runs, or another of its step does.")
    clock.stopped_at = None
    _settle(clock)
    write(clock.case, What.CLOCK, f"{clock}. Goes on, {by_when(clock)}.", actor, public=False)


def due(clock: Clock, pauses: Iterable[ClockPause]) -> datetime | None:
    """When this clock runs out, counted afresh from its start; None while it stands still."""
    return deadlines.due(
        clock.started_at,
        clock.allowed,
        [deadlines.Pause(pause.began_at, pause.ended_at) for pause in pauses],
        working(Calendar(clock.calendar), Unit(clock.unit)),
    )


def _moment(clock: Clock, at: datetime | None) -> datetime:
    """Lock the case, then the clock, and find a moment in its life."""
    lock(clock.case)
    clock.refresh_from_db(
        fields=["extension", "extension_reason", "due_at", "stopped_at"],
        from_queryset=Clock.objects.select_for_update(),
    )
    if clock.stopped_at is not None:
        raise WrongState("This clock has stopped.")
    return max(clock.case.not_before(at), clock.started_at)


def _standing(clock: Clock) -> ClockPause | None:
    return ClockPause.objects.filter(clock=clock, ended_at__isnull=True).first()


def _settle(clock: Clock) -> None:
    clock.due_at = due(clock, ClockPause.objects.filter(clock=clock))
    clock.save(update_fields=["due_at", "stopped_at", "extension", "extension_reason"])
    keep(clock.case)
