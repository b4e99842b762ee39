"""What staff do about a hazard, as the law has its steps. Each a page of its own."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from portal.cases.admin.forms import ActionForm
from portal.cases.timeline import Actor

from ..course.states import NotAllowed
from ..law import hazards
from ..law.track import MOVES, WITH_FINDINGS, State
from ..models import HazardCase, Repair
from ..words import Track
from .acting import RepairAction
from .classify import danger_of
from .forms import FoundForm, HowForm, WhenForm


class OfADanger(RepairAction):
    """Something that is done to the hazard of a repair that has not ended."""

    group = "danger"
    form_class: ClassVar[type[ActionForm]] = WhenForm
    there: ClassVar[State]

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        hazard = danger_of(repair)
        return hazard is not None and cls.follows(hazard)

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        """Whether it may come next for this hazard."""
        return cls.there in MOVES[State(hazard.state)]

    @staticmethod
    def happened(hazard: HazardCase, actor: Actor, at: datetime | None = None) -> None:
        """What the law calls it, as ``law.hazards`` does it."""
        raise NotImplementedError

    def perform(self, form: ActionForm, actor: Actor) -> None:
        self.happened(the_danger(form), actor, form.cleaned_data["at"])


class Looked(OfADanger):
    title, button, name = "Somebody has looked at the danger", "We have looked at it", "looked"
    done = "We have looked at it. Now write down what was found."
    there = State.INVESTIGATED
    form_class = FoundForm

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        """One that nobody has decided on is decided as it looked, then looked at."""
        return super().follows(hazard) or hazard.state == State.POTENTIAL

    def perform(self, form: ActionForm, actor: Actor) -> None:
        hazard, at = the_danger(form), form.cleaned_data["at"]
        if hazard.state == State.POTENTIAL:
            hazards.decide(hazard, Track(hazard.track), "As it was reported.", actor, at)
        hazards.investigated(hazard, Track(form.cleaned_data["found"]), actor, at)


class HandedOver(OfADanger):
    title, button, name = "The findings were handed over", "They have the findings", "handed-over"
    done = "The household has our findings."
    form_class = HowForm

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        return hazard.state in WITH_FINDINGS and hazard.summary_sent_at is None

    def perform(self, form: ActionForm, actor: Actor) -> None:
        given = form.cleaned_data
        hazards.summary_sent(the_danger(form), actor, given["at"], given["how"])


class Remedy(OfADanger):
    """What is done about a danger: nothing where none was found."""

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        return super().follows(hazard) and hazard.track != Track.NONE


class Safe(Remedy):
    title, button, name = "It is safe", "It is safe", "safe"
    done = "The home is safe."
    there = State.SAFE
    happened = staticmethod(hazards.made_safe)


class Rehoused(Remedy):
    title, button, name = "They have somewhere else to stay", "They have a place", "rehoused"
    done = "The household has somewhere else to stay."
    there = State.REHOUSED
    happened = staticmethod(hazards.rehoused)


class MorePlanned(Remedy):
    title, button, name = "More work is planned", "It is planned", "more-planned"
    done = "More work is planned."
    happened = staticmethod(hazards.more_planned)

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        looked = hazard.investigated_at is not None and hazard.track != Track.NONE
        return looked and hazard.more_planned_at is None


class MoreStarted(Remedy):
    title, button, name = "That work has started", "It has started", "more-started"
    done = "That work has started."
    there = State.MORE_STARTED
    happened = staticmethod(hazards.more_started)

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        return super().follows(hazard) and hazard.more_started_at is None


class Complete(OfADanger):
    title, button, name = "All about the danger is done", "All of it is done", "complete"
    done = "The danger is over."
    there = State.COMPLETE
    happened = staticmethod(hazards.complete)

    @classmethod
    def follows(cls, hazard: HazardCase) -> bool:
        """As ``hazards.complete`` has it: safe, and told."""
        safe = hazard.track == Track.NONE or hazard.safe_at is not None
        is_told = not hazard.covered or hazard.summary_sent_at is not None
        return super().follows(hazard) and safe and is_told


def the_danger(form: ActionForm) -> HazardCase:
    """The hazard that the form is about. Raises ``NotAllowed`` where there is none any more."""
    hazard = danger_of(form.case.repair)
    if hazard is None:
        raise NotAllowed("There is no danger here any more.")
    return hazard
