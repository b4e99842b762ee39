"""What systems may do with a case: see it, move it on, write, ask the person, add a document."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from portal.integration.api import caller_of, invalid, once, require

from .. import steered
from ..asking import ask
from ..changes import add_note, change_status
from ..documents import NotTaken, add_document
from ..models import Status
from ..timeline import Actor, system
from .finding import case_for
from .schemas import Applied, CaseOut, DocumentMessage, NoteMessage, QuestionMessage, StatusMessage

router = Router()
LARGEST_REQUEST = 14_000_000
"""Bytes: a document of 10 MB in base64, and what is said about it."""
AT = {"title": "title", "kind": "media_type"}
"""Which part of a message is to be mended, by why a document is not taken."""
OLD = Applied(applied=False, because="older than what we have")
STEERED = "Cases of this kind move by rules of their own. Use the routes of their kind."
DONE = Applied(applied=True, because=None)


def actor(request: HttpRequest) -> Actor:
    """Give whose doing it is: the system's team, and the system behind it."""
    return system(caller_of(request).system)


@router.get("/{reference}", auth=require("cases:read"), response=CaseOut)
def read_case(request: HttpRequest, reference: str) -> CaseOut:
    """Read a case of your team."""
    case = case_for(request, reference)
    return CaseOut(
        reference=case.reference,
        kind=case.kind,
        title=case.title,
        status=case.status,
        status_at=case.status_at,
        opened_at=case.opened_at,
        due_at=case.due_next,
        channel=case.channel,
        language=case.language,
        team=case.team.name if case.team else None,
    )


@router.post("/{reference}/status", auth=require("cases:write"), response=Applied)
def set_status(request: HttpRequest, reference: str, message: StatusMessage) -> HttpResponse:
    """Move a case on. The person reads it and is told. Older news changes nothing.

    Not a case that moves by rules of its own, such as a repair: that has routes for its news.
    """

    def work() -> Applied:
        case = case_for(request, reference)
        if steered.instead(case):
            raise invalid("status", STEERED)
        status = Status(message.status)
        moved = change_status(case, status, actor(request), message.words, message.at)
        return DONE if moved else OLD

    return once(request, work)


@router.post("/{reference}/notes", auth=require("cases:write"), response=Applied)
def write_note(request: HttpRequest, reference: str, message: NoteMessage) -> HttpResponse:
    """Write a note: public, for the person, or internal, for staff."""

    def work() -> Applied:
        case = case_for(request, reference)
        add_note(case, message.words, actor(request), public=message.public, at=message.at)
        return DONE

    return once(request, work)


@router.post("/{reference}/questions", auth=require("cases:write"), response=Applied)
def ask_person(request: HttpRequest, reference: str, message: QuestionMessage) -> HttpResponse:
    """Ask the person, who answers on their case's page; you are told with case.answered."""

    def work() -> Applied:
        case = case_for(request, reference)
        if steered.has_ended(case):
            raise invalid("words", STEERED)
        question = ask(case, message.words, actor(request), message.at)
        return DONE if question.is_open else OLD

    return once(request, work)


@router.post(
    "/{reference}/documents",
    auth=require("documents:write", most=LARGEST_REQUEST),
    response=Applied,
)
def give_document(request: HttpRequest, reference: str, message: DocumentMessage) -> HttpResponse:
    """Add a letter or another file: PDF, JPEG, PNG or DOCX, of 10 MB at most."""

    def work() -> Applied:
        case = case_for(request, reference)
        try:
            add_document(case, **message.dict(), actor=actor(request))
        except NotTaken as refused:
            raise invalid(AT.get(refused.why, "content"), str(refused)) from None
        return DONE

    return once(request, work)
