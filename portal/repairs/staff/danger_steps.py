"""The steps of a hazard as a list with their moments, for the page of a repair."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..models import HazardCase
from ..words import Track


@dataclass(frozen=True)
class DangerStep:
    """Something that the law asks for; ``at`` is empty until it was done."""

    words: str
    at: datetime | None


def steps_of(hazard: HazardCase) -> list[DangerStep]:
    """In the order of the law. What was not needed and not done is left out."""
    always = [
        DangerStep("We knew of it", hazard.aware_at),
        DangerStep("We decided how dangerous it is", hazard.decided_at),
        DangerStep("We looked at it", hazard.investigated_at),
        DangerStep("The household has our findings", hazard.summary_sent_at),
    ]
    if hazard.track != Track.NONE:
        always.append(DangerStep("It was made safe", hazard.safe_at))
    may_be = [
        DangerStep("They had somewhere else to stay", hazard.rehoused_at),
        DangerStep("More work was planned", hazard.more_planned_at),
        DangerStep("That work started", hazard.more_started_at),
        DangerStep("All of it was done", hazard.completed_at),
    ]
    return [*always, *(step for step in may_be if step.at)]
