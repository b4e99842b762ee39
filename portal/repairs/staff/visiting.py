"""What became of a visit, as staff say it, and how one is agreed or cancelled."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils import timezone

from portal.cases.admin.forms import ActionForm
from portal.cases.timeline import Actor

from .. import visits
from ..course.states import NotAllowed, State
from ..models import Asked, Repair, Visit, VisitState
from ..visits.needing import BY_US, open_visit
from .acting import SlowAction
from .forms import WhenForm
from .of_a_visit import OfAVisit, booked
from .visit_times import Book, Rebook

DAY_AND_TIME = "Write a day and a time."


class CancelVisit(SlowAction, OfAVisit):
    title, button, name = "Cancel the visit only", "Cancel the visit", "cancel-visit"
    done = "The visit is cancelled. The repair waits for another."
    form_class = ActionForm
    states = (VisitState.BOOKED,)

    def carry_out(self, form: ActionForm, actor: Actor) -> None:
        visits.cancel(booked(form), actor)


class OfferTimes(OfAVisit):
    title, button, name = "Agree a time by telephone", "We will call them", "call"
    done = "We said that we will call. See the deadline for it."
    form_class = ActionForm

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        visit = open_visit(repair)
        waits = visit is None or (not visit.call and visit.state == VisitState.WANTED)
        return repair.state == State.ACCEPTED and repair.responsibility in BY_US and waits

    def perform(self, form: ActionForm, actor: Actor) -> None:
        visits.arrange(visits.want(form.case.repair), Asked.CALL, actor)


class News(OfAVisit):
    """What became of a visit, where no other system says it."""

    form_class: ClassVar[type[ActionForm]] = WhenForm
    states: ClassVar[tuple[VisitState, ...]] = (VisitState.BOOKED, VisitState.SENT)

    @staticmethod
    def happened(visit: Visit, actor: Actor, at: datetime | None = None) -> bool:
        """As ``visits`` calls it. False for what is older than what is known."""
        raise NotImplementedError

    def perform(self, form: ActionForm, actor: Actor) -> None:
        if not self.happened(booked(form), actor, form.cleaned_data["at"]):
            raise NotAllowed("Something newer than this has happened since. Nothing was done.")


class Sent(News):
    title, button, name = "Somebody is on the way", "They are on the way", "sent"
    done = "The tenant knows that somebody is on the way."
    states = (VisitState.BOOKED,)
    happened = staticmethod(visits.sent)


class Came(News):
    title, button, name = "Somebody came", "They came", "came"
    done = "Somebody came. The repair is being worked on."
    happened = staticmethod(visits.attended)


class NoAccess(News):
    title, button, name = "Nobody let us in", "Nobody let us in", "no-access"
    done = "The tenant is asked to choose another time."
    happened = staticmethod(visits.no_access)


class Missed(News):
    title, button, name = "We did not come", "We did not come", "missed"
    done = "The tenant is asked to choose another time. The deadlines run on."
    happened = staticmethod(visits.missed)

    @classmethod
    def fits(cls, repair: Repair) -> bool:
        """Not before we were to come: until then a visit is moved or cancelled."""
        visit = open_visit(repair)
        begun = visit is not None and visit.start is not None and visit.start <= timezone.now()
        return super().fits(repair) and begun


class LateForm(ActionForm):
    until = forms.DateTimeField(
        label="By when somebody comes at the latest",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "required": "Write a day and a time.",
            "invalid": "Write a day and a time.",
        },
    )

    def clean_until(self) -> datetime:
        until: datetime = self.cleaned_data["until"]
        if until <= timezone.now():
            raise forms.ValidationError("That is past. Write a time that is still to come.")
        return until


class RunningLate(OfAVisit):
    title, button, name = "We are running late", "Tell the tenant", "late"
    done = "The tenant knows."
    form_class = LateForm
    states = (VisitState.BOOKED, VisitState.SENT)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        visits.late(booked(form), form.cleaned_data["until"], actor)


IN_ORDER: tuple[type[OfAVisit], ...] = (
    Book,
    OfferTimes,
    Rebook,
    Sent,
    RunningLate,
    Came,
    NoAccess,
    Missed,
    CancelVisit,
)
