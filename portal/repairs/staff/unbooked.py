"""Somebody came though no visit was booked: at once to a danger, or while they were there anyway.

Without this a danger that was seen to within the hour could not be said to be done: the diary
books only times that are still to come.
"""

from __future__ import annotations

from portal.cases.admin.forms import ActionForm
from portal.cases.timeline import Actor

from ..course import moving
from ..course.states import MOVES, State
from ..models import Repair
from ..visits.needing import BY_US
from .forms import DoneForm
from .moves import did_move, end_visit, visit_first
from .of_a_visit import OfAVisit

CAME = "Somebody came."
"""What the tenant reads in the place of "your visit is booked", which it was not."""


class CameUnbooked(OfAVisit):
    """The repair goes on as after a visit. One that was only wanted is wanted no more."""

    title, button, name = "Somebody came without a booking", "They came", "came-unbooked"
    done = "Somebody came. The repair is being worked on."
    form_class = DoneForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        could_book = State.SCHEDULED in MOVES[State(repair.state)]
        return could_book and repair.responsibility in BY_US and not visit_first(repair)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        repair: Repair = form.case.repair
        given = form.cleaned_data
        end_visit(repair, actor)
        did_move(moving.move(repair, State.SCHEDULED, actor, CAME, given["at"], tell=False))
        did_move(moving.move(repair, State.IN_PROGRESS, actor, given["words"], given["at"]))
