"""What systems may do with an order: read it, give what was made, say what was posted or booked."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Router

from portal.cases.api.finding import case_for
from portal.cases.api.routes import AT, DONE, LARGEST_REQUEST, actor
from portal.cases.api.schemas import Applied
from portal.cases.documents import NotTaken, add_document
from portal.cases.models import CaseDocument
from portal.integration.api import NOTHING_HERE, Problem, invalid, once, require

from ..models import Order, State, Thing
from ..orders import moving, words
from .schemas import (
    BookedMessage,
    CannotMessage,
    DeliveryMessage,
    FileIn,
    OrderOut,
    PostedMessage,
    as_it_is,
)

router = Router()
NO_CHANGE = Applied(applied=False, because="it is so already")
ONE = "Send either a file or a link."


@router.get("/{reference}", auth=require("formats:read"), response=OrderOut)
def read_order(request: HttpRequest, reference: str) -> OrderOut:
    """Read an order of your team."""
    return as_it_is(order_for(request, reference))


@router.post(
    "/{reference}/delivery",
    auth=require("formats:write", most=LARGEST_REQUEST),
    response=Applied,
)
def deliver(request: HttpRequest, reference: str, message: DeliveryMessage) -> HttpResponse:
    """Give what was made: a file, which is scanned, or a link. The person is told, once."""

    def work() -> Applied:
        order = order_for(request, reference, Thing.FORMAT)
        if (message.file is None) == (message.link is None):
            raise invalid("file", ONE)
        if order.state in (State.READY, State.DONE):
            return NO_CHANGE
        try:
            _given(request, order, message)
        except CameBefore:
            return NO_CHANGE
        return DONE

    return once(request, work)


@router.post("/{reference}/posted", auth=require("formats:write"), response=Applied)
def post(request: HttpRequest, reference: str, message: PostedMessage) -> HttpResponse:
    """Say that it is in the post. The person is told, once."""
    return _moved(
        request,
        reference,
        Thing.FORMAT,
        lambda order: moving.posted(order, actor(request), message.how, message.at),
    )


@router.post("/{reference}/booked", auth=require("formats:write"), response=Applied)
def book(request: HttpRequest, reference: str, message: BookedMessage) -> HttpResponse:
    """Say that an interpreter is booked. The person is told, once."""
    return _moved(
        request,
        reference,
        Thing.INTERPRETER,
        lambda order: moving.booked(order, actor(request), message.words or "", message.at),
    )


@router.post("/{reference}/cannot", auth=require("formats:write"), response=Applied)
def refuse(request: HttpRequest, reference: str, message: CannotMessage) -> HttpResponse:
    """Say that you cannot make it. Staff find another way; the person is not told."""
    return _moved(
        request,
        reference,
        None,
        lambda order: moving.cannot(order, actor(request), message.why, message.at),
    )


def order_for(request: HttpRequest, written: str, thing: Thing | None = None) -> Order:
    """Give the order of a reference, for whoever calls. Raises Problem: the same for each reason.

    A case without an order of this kind, one of another team and none at all get one answer.
    """
    case = case_for(request, written)
    found: Order | None = Order.objects.filter(case=case).first()
    if found is None or (thing and found.thing != thing):
        raise Problem(NOTHING_HERE)
    found.case = case
    return found


def _moved(
    request: HttpRequest, reference: str, thing: Thing | None, move: Callable[[Order], bool]
) -> HttpResponse:
    def work() -> Applied:
        return DONE if move(order_for(request, reference, thing)) else NO_CHANGE

    return once(request, work)


class CameBefore(Exception):
    """While this was looked at, another delivery of the same order was taken."""


@transaction.atomic
def _given(request: HttpRequest, order: Order, message: DeliveryMessage) -> None:
    """Put it on the case and tell the person, or neither. Raises CameBefore."""
    given = moving.give(
        order,
        actor(request),
        document=_kept(request, order, message.file) if message.file else None,
        link=message.link or "",
        number=message.number,
        at=message.at,
    )
    if not given:
        raise CameBefore


def _kept(request: HttpRequest, order: Order, file: FileIn) -> CaseDocument:
    try:
        return add_document(
            order.case,
            title=words.label(order),
            name=file.name,
            media_type=file.media_type,
            content=file.content,
            actor=actor(request),
            public=not moving.is_posted(order),
        )
    except NotTaken as refused:
        raise invalid(AT.get(refused.why, "content"), str(refused)) from None
