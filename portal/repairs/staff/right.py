"""What staff do about a tenant's Right to Repair. Each a page of its own."""

from __future__ import annotations

from typing import ClassVar

from portal.cases.admin.forms import ActionForm
from portal.cases.timeline import Actor

from ..course.states import NotAllowed
from ..law import rights
from ..law.second import ENDED, MOVES, Stage, Why
from ..models import Repair, RightToRepair
from .acting import RepairAction
from .forms import VoidForm


class OfARight(RepairAction):
    """Something that is done to the right of a repair that has not ended."""

    group = "right"
    form_class = ActionForm
    there: ClassVar[Stage]

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        right = right_of(repair)
        return right is not None and cls.there in MOVES[Stage(right.stage)]


class AnotherContractor(OfARight):
    title, button, name = "Ask another contractor", "Another contractor has it", "another"
    done = "Another contractor has it, and as long again."
    there = Stage.SECOND

    def perform(self, form: ActionForm, actor: Actor) -> None:
        rights.ask_another(_the_right(form), actor)


class StayWithTheFirst(OfARight):
    title, button, name = "They stay with the first contractor", "They stay", "decline"
    done = "The tenant stays with the first contractor."
    there = Stage.DECLINED

    def perform(self, form: ActionForm, actor: Actor) -> None:
        rights.decline(_the_right(form), actor)


class RightEnds(OfARight):
    title, button, name = "The right has ended", "It has ended", "void"
    done = "The Right to Repair has ended. Our own deadline goes on."
    there = Stage.VOID
    form_class = VoidForm

    def perform(self, form: ActionForm, actor: Actor) -> None:
        rights.void(_the_right(form), Why(form.cleaned_data["why"]), actor)


IN_ORDER: tuple[type[OfARight], ...] = (AnotherContractor, StayWithTheFirst, RightEnds)


def right_of(repair: Repair) -> RightToRepair | None:
    """The right of a repair that has not ended. One query."""
    found: RightToRepair | None = (
        repair.case.rights_to_repair.exclude(stage__in=ENDED).order_by("pk").first()
    )
    if found is not None:
        found.case = repair.case
    return found


def _the_right(form: ActionForm) -> RightToRepair:
    right = right_of(form.case.repair)
    if right is None:
        raise NotAllowed("There is no Right to Repair here any more.")
    return right
