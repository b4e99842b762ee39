"""What a payment service's JSON must be before we believe a word of it: GOV.UK Pay's shape.

Its states are kept apart: refused, given up and out of time are three things to a person.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from ..models.payment import PaymentState
from ..outbound import problem_with
from .kinds import Standing

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,80}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{0,20}$")]

CARD_REFUSED, OUT_OF_TIME, GIVEN_UP = "P0010", "P0020", "P0030"
GOES_ON = {"created", "started", "submitted", "capturable"}
ENDS = {
    "success": PaymentState.PAID,
    "failed": PaymentState.FAILED,
    "cancelled": PaymentState.CANCELLED,
    "error": PaymentState.ERROR,
}
ENDS_BY_CODE = {
    ("failed", OUT_OF_TIME): PaymentState.EXPIRED,
    ("failed", GIVEN_UP): PaymentState.CANCELLED,
}


class NotUnderstood(ValueError):
    """What came back is no answer to what we asked. Says what is wrong, and none of its words."""


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)


class _State(_Shape):
    status: str
    code: Code = ""


class _Link(_Shape):
    href: Annotated[str, Field(max_length=2000)]


class _Links(_Shape):
    next_url: _Link | None = None


class _Payment(_Shape):
    payment_id: Id
    reference: str
    amount: Annotated[int, Field(gt=0)]
    state: _State
    links: Annotated[_Links, Field(alias="_links")] = _Links()


class _Problem(_Shape):
    code: Code = ""


class _News(_Shape):
    resource_type: str
    resource_id: Id
    resource: _Payment


S = TypeVar("S", bound=_Shape)


def standing(body: bytes) -> Standing:
    """Read one payment. Raises NotUnderstood."""
    return _standing(_read(_Payment, body))


def news(body: bytes) -> Standing:
    """Read what a webhook is about. Raises NotUnderstood."""
    read = _read(_News, body)
    if read.resource_type.lower() != "payment" or read.resource_id != read.resource.payment_id:
        raise NotUnderstood("not about a payment")
    return _standing(read.resource)


def code(body: bytes) -> str:
    """Why it refused; empty if it does not say."""
    try:
        return _Problem.model_validate_json(body).code
    except ValidationError:
        return ""


def _standing(read: _Payment) -> Standing:
    status, why = read.state.status, read.state.code
    onward = read.links.next_url.href if read.links.next_url else ""
    if onward and problem_with(onward):
        raise NotUnderstood("no address to go on to")
    if status in GOES_ON:
        state = PaymentState.OPEN
    elif status in ENDS:
        state, onward = ENDS_BY_CODE.get((status, why), ENDS[status]), ""
    else:
        raise NotUnderstood("a state that we do not know")
    return Standing(read.payment_id, read.reference, read.amount, state, why, onward)


def _read(shape: type[S], body: bytes) -> S:
    try:
        return shape.model_validate_json(body)
    except ValidationError as error:
        kinds = sorted({found["type"] for found in error.errors(include_input=False)})
        raise NotUnderstood(", ".join(kinds)) from None
