"""Which promise is in force for a kind of case, a channel and a day."""

from __future__ import annotations

from datetime import date

from portal.ui.generation import remembered

from .models import SeasonalDelay, Target


def target_for(step: str, kind: str, channel: str, on: date) -> Target | None:
    """The closest and newest target. One query, and none until a target changes.

    Made for this kind comes before made for this channel, and both before made for all.
    """
    every = remembered("cases.targets", lambda: list(Target.objects.all()))
    return max(
        (
            target
            for target in every
            if target.step == step
            and target.kind in ("", kind)
            and target.channel in ("", channel)
            and target.effective_from <= on
        ),
        key=lambda target: (bool(target.kind), bool(target.channel), target.effective_from),
        default=None,
    )


def delay_between(kind: str, start: date, end: date) -> SeasonalDelay | None:
    """The longest delay that touches these days. One query, and none until a delay changes."""
    every = remembered("cases.delays", lambda: list(SeasonalDelay.objects.all()))
    return max(
        (
            delay
            for delay in every
            if delay.kind in ("", kind) and delay.starts_on <= end and delay.ends_on >= start
        ),
        key=lambda delay: delay.extra_days,
        default=None,
    )
