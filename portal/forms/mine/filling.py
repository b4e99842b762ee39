"""Answers that the account gives: a page that it answers wholly is not asked.

They are written down as if the person had typed them, with ``FROM_ACCOUNT`` as who wrote the page:
so "Check your answers" can say where they come from. What the person changes is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .. import offers
from ..definition import Journey
from ..route import LiveStep, Route, route
from .known import Known

if TYPE_CHECKING:
    from ..drafts import Opened

FROM_ACCOUNT = "account"
LONGEST = 50
"""Pages filled in at once, at most."""


def fill(
    journey: Journey,
    answers: dict[str, Any],
    writers: dict[str, str],
    known: Known | None,
    before: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Give answers and writers with every page answered that the account answers wholly.

    Only the page at which the person has arrived is filled in, and then the next: nothing that they
    have answered or emptied is touched. ``before`` are the answers as they were: with them, pages
    that offer what is looked up are settled too.
    """
    before = before or {}
    answers = offers.settled(journey, before, answers)
    if known is None or not known.may_be:
        return answers, writers
    for _ in range(LONGEST):
        found = route(journey, answers)
        gap = found.gap
        if gap is None or was_answered(gap, answers):
            break
        values = known.settles(gap, found)
        if values is None:
            break
        answers = offers.settled(journey, before, {**answers, **values})
        writers = {**writers, gap.address: FROM_ACCOUNT}
    return answers, writers


def first_asked(opened: Opened) -> str:
    """The address of the first page that the account does not answer."""
    writers, steps = opened.draft.writers, opened.route.steps
    asked = (live.address for live in steps if not is_from_account(writers, live.address))
    return next(asked, steps[0].address)


def next_asked(opened: Opened, live: LiveStep, *, back: bool = False) -> LiveStep | None:
    """The page after one (or before it) that the account does not answer, nor the page itself."""
    walk: Callable[[Route, str], LiveStep | None] = Route.before if back else Route.after
    found = walk(opened.route, live.address)
    while found and (
        is_from_account(opened.draft.writers, found.address)
        or offers.passes_by(found, opened.answers)
    ):
        found = walk(opened.route, found.address)
    return found


def initial(opened: Opened, live: LiveStep) -> dict[str, Any]:
    """What stands in a page that nobody has answered yet, as far as the account knows it."""
    if opened.known is None or was_answered(live, opened.answers):
        return {}
    return {question: answer.value for question, answer in opened.known.on(live).items()}


def was_answered(live: LiveStep, answers: Mapping[str, Any]) -> bool:
    """Whether a page has any answer already, be it one that does not fit any more."""
    questions = getattr(live.step, "questions", ())
    return any(question.id in answers for question in questions)


def is_from_account(writers: Mapping[str, str], address: str) -> bool:
    """Whether a page was filled in from the account and left so."""
    return writers.get(address) == FROM_ACCOUNT
