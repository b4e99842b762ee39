"""A form's page as a journey: what its blocks make, and what its other fields promise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..conditions import Condition, Equals, Not
from ..definition import Journey, Outcome, Privacy, Retention
from ..you import NO_REPLY
from .compiling import Compiled, compiled
from .naming import named
from .raw import lines
from .sets import find
from .texts import checked

if TYPE_CHECKING:
    from ..models import FormPage


@dataclass(frozen=True)
class Made:
    """A journey, and where each piece of it was written."""

    journey: Journey
    compiled: Compiled


def made(page: FormPage) -> Made:
    """Make the journey of a page as it is now, finished or not."""
    blocks = compiled(named(page.sections.get_prep_value(), find), find)
    journey = Journey(
        key=page.journey_key,
        title=page.title,
        sections=checked(blocks.sections, blocks.about),
        privacy=Privacy(page.purpose, page.basis, page.seen_by, page.kept, page.privacy_link),
        retention=Retention(page.draft_days or 0, page.submission_days or 0),
        outcome=_outcome(page, blocks),
        closes=None,
    )
    return Made(journey, blocks)


def _outcome(page: FormPage, blocks: Compiled) -> Outcome:
    usual = Outcome()
    return replace(
        usual,
        title=page.case_title,
        button=page.button or usual.button,
        thanks=page.thanks or usual.thanks,
        declaration=page.declaration,
        next=lines({"next": page.next_steps}, "next"),
        clocks=("reply",) if page.wants_reply else (),
        clocks_when=_unless_no_reply(blocks),
        about=blocks.about,
        charges=tuple(blocks.charges),
    )


def _unless_no_reply(blocks: Compiled) -> Condition | None:
    """Promise nothing to those who need no reply, where that is an answer."""
    prefers = blocks.about.prefers
    asked = (each for _r, _s, each in Journey("", "", blocks.sections).questions())
    question = next((each for each in asked if each.id == prefers), None)
    values = {option.value for option in question.options} if question else set()
    return Not(Equals(prefers, NO_REPLY)) if NO_REPLY in values else None
