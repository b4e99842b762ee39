"""A request was sent: its order is written down and, where nothing is to be decided, placed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from portal.accounts.needs.words import SIGNED
from portal.cases.calendar import local_date
from portal.cases.models import Case
from portal.cases.timeline import WEBSITE
from portal.documents.sources import source_of
from portal.forms.models import Submission

from ..models import Asked, Order, Thing
from ..requests import formats, interpreters, kinds
from . import moving

BSL = next(iter(SIGNED))


def on_sent(submission: Submission, **kwargs: Any) -> None:
    """A receiver for ``portal.forms.sending.sent``, in its transaction."""
    if submission.journey_key == formats.KEY:
        order = _format(submission)
    elif submission.journey_key == interpreters.KEY:
        order = _interpreter(submission)
    else:
        return
    order.case, order.due = submission.case, due(submission.case)
    order.save()
    if can_be_placed(order):
        moving.place(order, WEBSITE)


def can_be_placed(order: Order) -> bool:
    """Whether nobody has to look first: all is said, and nothing of it is about a person.

    Of a letter to somebody, and of what they described in words, staff see first what it is.
    """
    if order.thing == Thing.INTERPRETER:
        return True
    return order.public and bool(order.source_key) and order.code != kinds.OTHER


def due(case: Case) -> date | None:
    """The day by which we promised the thing itself, or any promise if there is none for that."""
    clocks = list(case.clocks.filter(due_at__isnull=False))
    made = [each for each in clocks if each.step == formats.MADE] or clocks
    days = [each.due_at for each in made if each.due_at]
    return local_date(min(days)) if days else None


def _format(submission: Submission) -> Order:
    answers = submission.answers
    order = Order(
        thing=Thing.FORMAT,
        code=answers["format"],
        language=_language(answers) or (BSL if answers["format"] == kinds.BSL else ""),
        title=_title(answers),
    )
    asked = Asked.objects.filter(draft_key=submission.key).first()
    if asked is not None:
        if asked.title == order.title:  # and not changed to something else since
            order.source_kind, order.source_key = asked.kind, asked.key
            order.public, order.text = asked.public and _is_still_there(asked), asked.text
        asked.delete()
    return order


def _is_still_there(asked: Asked) -> bool:
    """Of a page that has gone since, staff see first what the person needs."""
    source = source_of(asked.kind)
    return source is not None and source.still(asked.key)


def _interpreter(submission: Submission) -> Order:
    answers = submission.answers
    signed = answers["kind"] not in kinds.SPEAKS
    return Order(
        thing=Thing.INTERPRETER,
        code=answers["kind"],
        language=BSL if signed else _language(answers),
    )


def _language(answers: Mapping[str, Any]) -> str:
    return str(answers.get("language") or "")


def _title(answers: Mapping[str, Any]) -> str:
    return str(answers.get(answers["about"]) or "")
