"""What is common to all that staff do about visits."""

from __future__ import annotations

from typing import ClassVar

from portal.cases.admin.forms import ActionForm
from portal.cases.admin.reach import how_to_reach
from portal.cases.contacts import Contact

from ..course.states import NotAllowed
from ..models import Repair, Visit, VisitState
from ..visits.needing import last_visit, open_visit
from .acting import RepairAction


class OfAVisit(RepairAction):
    """Something about the visit that is not over, or about one that is to be."""

    group = "visit"
    states: ClassVar[tuple[VisitState, ...]] = ()

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        visit = open_visit(repair)
        return visit is not None and not visit.call and visit.state in cls.states

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)


def the_visit(repair: Repair) -> Visit:
    """The visit that is not over; else the next one, unsaved: looking at times changes nothing."""
    visit = open_visit(repair)
    if visit is not None:
        return visit
    last = last_visit(repair)
    return Visit(repair=repair, number=last.number + 1 if last else 1)


def booked(form: ActionForm) -> Visit:
    """The visit that the form is about. Raises ``NotAllowed`` where there is none any more."""
    visit = open_visit(form.case.repair)
    if visit is None:
        raise NotAllowed("There is no visit any more.")
    return visit
