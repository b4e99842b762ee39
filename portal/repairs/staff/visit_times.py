"""Booking and moving a visit on somebody's behalf: the times that the diary has."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

from portal.cases.admin.forms import ActionForm
from portal.cases.timeline import Actor
from portal.integration.slots import Fit, Forged, Slot, Stale, Unavailable, seal, unseal

from .. import visits
from ..course.states import MOVES, State
from ..models import Repair, Visit, VisitState
from ..visits.needing import BY_US, open_visit
from ..visits.offering import due_of, free_times
from .access import repair_or_404
from .acting import SlowAction, why_not
from .of_a_visit import OfAVisit, booked, the_visit
from .words import window

MOST = 40
"""Times on one page: some weeks of them."""
CHOOSE = "Choose a time."


class TimeForm(ActionForm):
    """Times of the diary, signed: only what it offered can be chosen."""

    time = forms.CharField(
        widget=forms.RadioSelect, error_messages={"required": CHOOSE}, max_length=1000
    )
    slot: Slot

    def __init__(self, *args: Any, offered: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        widget = self.fields["time"].widget
        if isinstance(widget, forms.RadioSelect):
            widget.choices = offered or []

    def clean_time(self) -> str:
        written: str = self.cleaned_data["time"]
        try:
            self.slot = unseal(written, the_visit(self.case.repair).job)
        except (Forged, Stale):
            raise forms.ValidationError(CHOOSE) from None
        return written


class Book(SlowAction, OfAVisit):
    title, button, name = "Book a visit for them", "Book this time", "book"
    done = "The visit is booked."
    form_class = TimeForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        if State.SCHEDULED not in MOVES[State(repair.state)] or repair.responsibility not in BY_US:
            return False
        visit = open_visit(repair)
        unbooked = (VisitState.WANTED, VisitState.ASKED, VisitState.HELD)
        return visit is None or (not visit.call and visit.state in unbooked)

    def get(self, request: HttpRequest, reference: str, clock: int | None = None) -> HttpResponse:
        """Ask the diary once. Where it is away, say so and lead back."""
        repair = repair_or_404(reference, request.user)
        try:
            if self.fits(repair):
                self.diary = times(the_visit(repair))
        except Unavailable as away:
            return self._back(request, repair.case, why_not(away), messages.error)
        return super().get(request, reference, clock)

    def _form(self, *args: Any, **kwargs: Any) -> ActionForm:
        return super()._form(*args, offered=getattr(self, "diary", None), **kwargs)

    def _page(
        self, request: HttpRequest, form: ActionForm, status: int = 200, **more: Any
    ) -> HttpResponse:
        """A form that comes back needs the times again."""
        if status != 200:
            try:
                form.fields["time"].widget.choices = times(the_visit(form.case.repair))
            except Unavailable as away:
                return self._back(request, form.case, why_not(away), messages.error)
        return super()._page(request, form, status, **more)

    def carry_out(self, form: ActionForm, actor: Actor) -> None:
        visit = visits.want(form.case.repair)
        visits.hold(visit, slot_of(form), actor)
        visits.confirm(visit, actor)


class Rebook(Book):
    title, button, name = "Move the visit", "Move it to this time", "rebook"
    done = "The visit is moved."

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        visit = open_visit(repair)
        return visit is not None and not visit.call and visit.state == VisitState.BOOKED

    def carry_out(self, form: ActionForm, actor: Actor) -> None:
        visits.change(booked(form), slot_of(form), actor)


def slot_of(form: ActionForm) -> Slot:
    """The time that was chosen."""
    if not isinstance(form, TimeForm):
        raise TypeError("A time is chosen with a form of its own.")
    return form.slot


def times(visit: Visit) -> list[tuple[str, str]]:
    """Free times for a form, the earliest first; those after the deadline say so.

    Raises Unavailable.
    """
    clock = due_of(visit.repair)
    last = clock.due_at if clock else None
    free = [slot for slot in free_times(visit) if slot.fit is not Fit.NO]
    return [(seal(slot), _in_words(slot, last)) for slot in free[:MOST]]


def _in_words(slot: Slot, last: datetime | None) -> str:
    said = window(slot.start, slot.end)
    return f"{said} (after the deadline)" if last and slot.end > last else said
