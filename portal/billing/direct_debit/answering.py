"""What the revenues system says of an instruction. The one place that writes it down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ..models import DirectDebit
from ..telling import tell
from .words import LIVE, Answer, State, Why


class NoSuchDirectDebit(LookupError):
    """Nobody asked for one with this id here."""


class TooLate(ValueError):
    """It has ended, or something newer was said: what is said now changes nothing."""


ENDS = {Answer.REFUSED: State.REFUSED, Answer.CANCELLED: State.CANCELLED}
TEMPLATES = {
    Answer.ACCEPTED: "direct-debit-accepted",
    Answer.REFUSED: "direct-debit-refused",
    Answer.CANCELLED: "direct-debit-ended",
}


@transaction.atomic
def answered(public_id: str, answer: Answer, *, at: datetime, why: Why = Why.OTHER) -> DirectDebit:
    """Write down what became of an instruction, and tell the payer. The same again changes nothing.

    ``public_id`` is what ``billing.direct_debit.asked`` calls ``direct_debit``; ``at`` is when
    it became so. ``why`` is kept of a refusal and an end. Afterwards the bank's numbers are erased
    here. Raises NoSuchDirectDebit, and TooLate for an acceptance of one that has ended, a refusal
    of one that was accepted, or news from before the last.
    """
    row = DirectDebit.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise NoSuchDirectDebit("There is no such Direct Debit.")
    after = State.ACCEPTED if answer is Answer.ACCEPTED else ENDS[answer]
    if row.state == after:
        return row
    if row.state not in LIVE or (answer is Answer.REFUSED and row.state == State.ACCEPTED):
        raise TooLate("It has ended, or was accepted already.")
    if row.answered_at is not None and at < row.answered_at:
        raise TooLate("Something newer was said already.")
    row.state, row.answered_at = after, at
    row.sort_code = row.number = ""
    if answer is not Answer.ACCEPTED:
        row.ended_at, row.why = at, why
    row.save()
    if row.person is not None:
        tell(TEMPLATES[answer], row.pk, row.person)
    return row
