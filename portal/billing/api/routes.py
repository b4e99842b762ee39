"""What the revenues system tells us. References stand in the body, never in an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja import Schema as Answer
from pydantic import Field

from portal.cases.api.schemas import At
from portal.integration.api import NOTHING_HERE, Problem, once, require
from portal.integration.api.problems import INVALID

from ..direct_debit.answering import NoSuchDirectDebit, TooLate, answered
from ..direct_debit.words import Answer as Said
from ..direct_debit.words import Why
from ..revenues.errors import NotKept
from ..revenues.keeping import Kept, keep_account, keep_bill, keep_entries, locked
from ..revenues.written import Written, WrittenAccount, WrittenBill, WrittenEntries

router = Router()
AUTH = require("billing:write")
DIFFERENT = "We have another under the same number or id. Send what has changed under a new one."
MENDED = {
    "different": DIFFERENT,
    "tax": "The account is for the other tax.",
}


class Told(Answer):
    """What came of it."""

    applied: bool = Field(description="Whether anything is different now.")
    because: str = Field(default="", description="Why nothing is.")


class DirectDebitAnswer(Written):
    """What became of a Direct Debit that somebody asked for."""

    direct_debit: str = Field(
        pattern=r"^[A-Za-z0-9_-]{8,40}$", description="Our id of the instruction, as we sent it."
    )
    answer: Literal["accepted", "refused", "cancelled"]
    why: Literal["other", "no-account", "not-allowed", "closed", "payer", "replaced"] = Field(
        "other", description="Why it was refused or ended: the payer reads it in our words."
    )
    at: At


@router.put("/accounts", auth=AUTH, response=Told)
def put_account(request: HttpRequest, message: WrittenAccount) -> HttpResponse:
    """Say how an account stands: a new one, or one that we have. Send all of it each time.

    A payer who is not named any more sees the account no longer.
    """
    return once(request, lambda: _kept(lambda: keep_account(message.news())))


@router.post("/bills", auth=AUTH, response=Told)
def post_bill(request: HttpRequest, message: WrittenBill) -> HttpResponse:
    """Send a bill. Its payers are told that it is ready. One that does not add up is refused."""

    def work() -> Kept:
        locked(message.account)
        return keep_bill(message.bill())

    return once(request, lambda: _kept(work))


@router.post("/entries", auth=AUTH, response=Told)
def post_entries(request: HttpRequest, message: WrittenEntries) -> HttpResponse:
    """Send what was charged to an account and paid, and what it comes to now."""

    def work() -> Kept:
        locked(message.account)
        return keep_entries(message.news())

    return once(request, lambda: _kept(work))


@router.post("/direct-debits", auth=AUTH, response=Told)
def answer_direct_debit(request: HttpRequest, message: DirectDebitAnswer) -> HttpResponse:
    """Say what the bank said of a Direct Debit. The payer is told."""

    def work() -> Told:
        said, why = Said(message.answer), Why(message.why)
        try:
            answered(message.direct_debit, said, at=message.at, why=why)
        except NoSuchDirectDebit:
            raise Problem(NOTHING_HERE) from None
        except TooLate:
            return Told(applied=False, because="it has ended, or newer news came first")
        return Told(applied=True)

    return once(request, work)


def _kept(keep: Callable[[], Kept]) -> Told:
    """What came of news. Raises Problem: unknown accounts are "nothing here"."""
    try:
        kept = keep()
    except NotKept as no:
        if no.why == "unknown":
            raise Problem(NOTHING_HERE) from None
        wrong = no.mistakes or (MENDED[no.why],)
        raise Problem(
            INVALID, errors=[{"at": "the message", "why": why} for why in wrong]
        ) from None
    if kept is Kept.OLD:
        return Told(applied=False, because="it says nothing that we did not know")
    return Told(applied=True)
