"""What staff do to a repair itself: sort it, hold it, merge it, end it. Each a page of its own."""

from __future__ import annotations

from typing import ClassVar

from portal.cases.admin.forms import ActionForm
from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact
from portal.cases.models import Case
from portal.cases.timeline import Actor

from .. import visits
from ..course import moving
from ..course.states import ENDED, MOVES, Hold, NotAllowed, State
from ..models import Repair
from ..visits import open_visit
from .acting import RepairAction
from .classify import danger_of, reclassify, take_on
from .forms import (
    DoneForm,
    HoldForm,
    MergeForm,
    PlainForm,
    ReclassifyForm,
    SayForm,
    SortForm,
    TakeOnForm,
)

DANGER_FIRST = "The danger is not over. Say first that it is, or that there is none."
VISIT_FIRST = "There is a visit. Cancel it first."
SORTED_STATES = frozenset(State) - {State.RECEIVED, State.TRIAGE, *ENDED}


class Move(RepairAction):
    """Moves a repair on to one state, and tells the tenant."""

    there: ClassVar[State]
    form_class: ClassVar[type[ActionForm]] = PlainForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        return cls.there in MOVES[State(repair.state)]

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        given = form.cleaned_data
        did_move(moving.move(form.case.repair, self.there, actor, given["words"], given.get("at")))


class End(Move):
    """Ends a repair. Not while a danger is not over: its deadlines would end with the case."""

    form_class: ClassVar[type[ActionForm]] = SayForm

    @classmethod
    def not_now(cls, case: Case) -> str:
        return DANGER_FIRST if danger_of(case.repair) else visit_first(case.repair)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        if danger_of(form.case.repair) is not None:
            raise NotAllowed(DANGER_FIRST)
        end_visit(form.case.repair, actor)
        super().perform(form, actor)


class TakeOn(RepairAction):
    title, button, name = "Sort it and take it on", "Take it on", "take-on"
    done = "The repair is taken on."
    form_class = TakeOnForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        return repair.state in (State.RECEIVED, State.TRIAGE)

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        given = _sorted(form)
        why, said = given.cleaned_data["why"], given.cleaned_data["words"]
        take_on(form.case.repair, given.chosen, actor, why, said)


class Reclassify(RepairAction):
    title, button, name = "Change how soon or how dangerous", "Change it", "classify"
    done = "It is changed. The deadlines are counted from when we were told."
    form_class = ReclassifyForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        return repair.state in SORTED_STATES

    def perform(self, form: ActionForm, actor: Actor) -> None:
        given = _sorted(form)
        reclassify(form.case.repair, given.chosen, actor, given.cleaned_data["why"])


class Merge(RepairAction):
    title, button, name = "It was reported before", "Go on with the other report", "merge"
    done = "This report is closed. We go on with the other one."
    form_class = MergeForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        return State.DUPLICATE in MOVES[State(repair.state)]

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        repair, into = form.case.repair, form.cleaned_data["into"]
        if danger_of(repair) is not None and danger_of(into) is None:
            raise NotAllowed(DANGER_FIRST)
        end_visit(repair, actor)
        did_move(moving.merge(repair, into, actor))


class HoldIt(RepairAction):
    title, button, name = "Put it on hold", "Put it on hold", "hold"
    done = "The repair is on hold. Its deadlines run on."
    form_class = HoldForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        return State.ON_HOLD in MOVES[State(repair.state)]

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        given = form.cleaned_data
        did_move(moving.hold(form.case.repair, Hold(given["hold"]), actor, given["words"]))


class Plan(Move):
    title, button, name = "Make it part of planned work", "Make it planned work", "plan"
    done = "The repair is part of planned work."
    there = State.PLANNED
    form_class = SayForm

    @classmethod
    def not_now(cls, case: Case) -> str:
        return visit_first(case.repair)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        end_visit(form.case.repair, actor)
        super().perform(form, actor)


class Begin(Move):
    title, button, name = "Work has begun", "Work has begun", "begin"
    done = "The repair is being worked on."
    there = State.IN_PROGRESS
    form_class = DoneForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        """Where there is a visit, that somebody came is said of the visit."""
        return super().fits(repair) and open_visit(repair) is None


class WorkDone(Move):
    title, button, name = "The work is done", "The work is done", "work-done"
    done = "The work is done. We asked the tenant whether it is fixed."
    there = State.WORK_DONE
    form_class = DoneForm


class Close(End):
    title, button, name = "Close it: it is fixed", "Close it", "close"
    done = "The repair is closed."
    there = State.CLOSED
    form_class = PlainForm


class Reopen(RepairAction):
    title, button, name = "It is not fixed", "Go on with it", "reopen"
    done = "We go on with it, under the same reference."
    form_class = SayForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        return State.REOPENED in MOVES[State(repair.state)]

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        repair: Repair = form.case.repair
        did_move(moving.reopen(repair, actor, form.cleaned_data["words"]))
        did_move(moving.move(repair, State.ACCEPTED, actor))


class NotOurs(End):
    title, button, name = "It is not for us to do", "It is not for us", "not-ours"
    done = "The tenant is told that it is not for us."
    there = State.NOT_OURS


class Cancel(End):
    title, button, name = "Cancel the repair", "Cancel the repair", "cancel"
    done = "The repair is cancelled."
    there = State.CANCELLED


IN_ORDER: tuple[type[RepairAction], ...] = (
    TakeOn,
    Begin,
    WorkDone,
    Close,
    Reopen,
    HoldIt,
    Reclassify,
    Merge,
    Plan,
    NotOurs,
    Cancel,
)


def end_visit(repair: Repair, actor: Actor) -> None:
    """A visit that is only wanted ends with its repair. A real one raises ``NotAllowed``.

    The diary is asked before that one ends, so it is cancelled by itself.
    """
    if first := visit_first(repair):
        raise NotAllowed(first)
    if visit := open_visit(repair):
        visits.cancel(visit, actor)


def visit_first(repair: Repair) -> str:
    """What to say where a real visit stands in the way; "" where none does."""
    return VISIT_FIRST if (v := open_visit(repair)) and (v.booking or v.call) else ""


def _sorted(form: ActionForm) -> SortForm:
    if not isinstance(form, SortForm):
        raise TypeError("A repair is sorted with its own form.")
    return form


def did_move(moved: bool) -> None:
    """Raise ``NotAllowed`` where it did not, because there is newer news than this."""
    if not moved:
        raise NotAllowed("Something newer than this has happened since. Nothing was done.")
