"""Everything that an adviser does to a case, each a page of its own."""

from __future__ import annotations

from .. import steered
from ..asking import answer, ask
from ..changes import add_note, change_status, pass_to_team, reply
from ..clocks import extend, pause, resume, stop
from ..contacts import Contact
from ..models import Case, Clock, Status
from ..timeline import Actor
from .acting import CaseAction
from .forms import (
    ActionForm,
    AnswerForm,
    AskForm,
    ExtendForm,
    NoteForm,
    PassForm,
    PauseForm,
    ReplyForm,
    ResumeForm,
    StatusForm,
)
from .giving import AddDocument
from .reach import how_to_reach


class AddNote(CaseAction):
    title, button, name = "Add a note", "Add the note", "note"
    done = "The note is added."
    form_class = NoteForm

    def perform(self, form: ActionForm, actor: Actor) -> None:
        add_note(form.case, form.cleaned_data["words"], actor, public=False)


class ChangeStatus(CaseAction):
    title, button, name = "Change the status", "Change the status", "status"
    done = "The status is changed."
    form_class = StatusForm

    @classmethod
    def offered(cls, case: Case) -> bool:
        return not steered.instead(case)

    @classmethod
    def not_now(cls, case: Case) -> str:
        """Not for a case that its own room moves."""
        return steered.instead(case)

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        status = Status(form.cleaned_data["status"])
        change_status(form.case, status, actor, form.cleaned_data["words"])


class PassOn(CaseAction):
    title, button, name = "Pass to another team", "Pass it on", "team"
    done = "The case is passed on, with all that belongs to it."
    form_class = PassForm

    def perform(self, form: ActionForm, actor: Actor) -> None:
        pass_to_team(form.case, form.cleaned_data["team"], actor, form.cleaned_data["words"])


class Reply(CaseAction):
    title, button, name = "Reply", "Send the reply", "reply"
    done = "Your reply is on the case."
    form_class = ReplyForm

    def clock_for(self, case: Case) -> Clock | None:
        clock: Clock | None = case.clocks.filter(step="reply", stopped_at=None).first()
        if clock is not None:
            clock.case = case
        return clock

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        reply(form.case, form.cleaned_data["words"], actor)
        if form.clock is not None and form.cleaned_data["answers"] == "yes":
            stop(form.clock, actor)


class Ask(CaseAction):
    title, button, name = "Ask the person something", "Send the question", "ask"
    done = "Your question is on the case. We wait for the answer."
    form_class = AskForm

    @classmethod
    def offered(cls, case: Case) -> bool:
        return not steered.has_ended(case)

    @classmethod
    def not_now(cls, case: Case) -> str:
        """Not where its own room has ended the case: the question would open it."""
        return steered.instead(case) if steered.has_ended(case) else ""

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        ask(form.case, form.cleaned_data["words"], actor)


class PutInAnswer(CaseAction):
    title, button, name = "Put in their answer", "Put in the answer", "answer"
    done = "The answer is on the case."
    form_class = AnswerForm

    @classmethod
    def offered(cls, case: Case) -> bool:
        return case.status == Status.WAITING and bool(case.questions.open().exists())

    def perform(self, form: ActionForm, actor: Actor) -> None:
        answer(form.cleaned_data["question"], form.cleaned_data["words"], actor)


class PauseClock(CaseAction):
    title, button, name = "Stop a deadline for now", "Stop it for now", "pause"
    done = "The deadline stands still."
    form_class = PauseForm
    of_a_clock = True

    def perform(self, form: ActionForm, actor: Actor) -> None:
        pause(form.deadline, form.cleaned_data["words"], actor)


class ResumeClock(CaseAction):
    title, button, name = "Let a deadline run on", "Let it run on", "resume"
    done = "The deadline runs on."
    form_class = ResumeForm
    of_a_clock = True

    def perform(self, form: ActionForm, actor: Actor) -> None:
        resume(form.deadline, actor)


class ExtendClock(CaseAction):
    title, button, name = "Give a deadline more time", "Give it more time", "extend"
    done = "The deadline has more time."
    form_class = ExtendForm
    of_a_clock = True

    def says_to(self, contact: Contact) -> list[str]:
        return how_to_reach(contact)

    def perform(self, form: ActionForm, actor: Actor) -> None:
        extend(form.deadline, form.cleaned_data["more"], form.cleaned_data["words"], actor)


IN_ORDER: tuple[type[CaseAction], ...] = (
    Reply,
    Ask,
    PutInAnswer,
    ChangeStatus,
    AddNote,
    AddDocument,
    PassOn,
)
OF_A_CLOCK: tuple[type[CaseAction], ...] = (PauseClock, ResumeClock, ExtendClock)
