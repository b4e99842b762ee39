"""How the question for an address goes on, round by round: no HTML, no database.

Each page that the browser sends is one round. A round says what to draw next, and gives the answer
when there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from portal.council.gazetteer import FoundAddress, Unavailable

from .address import Address
from .parsing import Unreadable, parse_postcode

Search = Callable[[str], Sequence[FoundAddress]]


class Stage(StrEnum):
    """What is on the page."""

    FIND = "find"
    """A box for the postcode."""
    CHOOSE = "choose"
    """A list of addresses."""
    MANUAL = "manual"
    """Boxes for each line."""
    KEPT = "kept"
    """The address that we know already."""


class Press(StrEnum):
    """Which button of the question was pressed."""

    FIND = "find"
    MANUAL = "manual"
    AGAIN = "again"
    """Another postcode or, of a kept address, another address."""


@dataclass(frozen=True)
class Sent:
    """What the browser sent for this question. ``typed`` is as it was typed."""

    stage: Stage
    press: Press | None = None
    typed: Address = field(default_factory=Address)
    uprn: str = ""


@dataclass(frozen=True)
class Round:
    """What to draw, and what came of what was sent.

    ``acted``: a button was pressed, or Continue did what the button does. ``problem`` and
    ``notice`` name sentences of the field. ``answer`` is not yet checked.
    """

    stage: Stage
    address: Address = field(default_factory=Address)
    found: tuple[FoundAddress, ...] = ()
    chosen: str = ""
    notice: str = ""
    problem: str = ""
    acted: bool = False
    answer: Address | None = None

    @property
    def goes_on(self) -> bool:
        """Whether the page is to be drawn again without any error of this question."""
        return self.acted and not self.problem


def opening(kept: Address | None) -> Round:
    """Give the round of a page that nothing has been typed into."""
    if kept:
        return Round(Stage.KEPT, address=kept, answer=kept)
    return Round(Stage.FIND)


def following(sent: Sent, kept: Address | None, search: Search) -> Round:
    """Give the round that follows what was sent. It looks up one postcode at most."""
    match sent.press:
        case Press.AGAIN if sent.stage is Stage.KEPT and kept:
            return _change(kept, search)
        case Press.AGAIN:
            return Round(Stage.FIND, address=_postcode_of(sent), acted=True)
        case Press.MANUAL:
            return Round(Stage.MANUAL, address=_postcode_of(sent), acted=True)
        case Press.FIND:
            return _find(sent, search)
    match sent.stage:
        case Stage.CHOOSE:
            return _choose(sent, search)
        case Stage.MANUAL:
            return Round(Stage.MANUAL, address=sent.typed, answer=_known_or(sent.typed, kept))
        case Stage.KEPT:
            return opening(kept)
    if sent.typed.postcode.strip():
        return _find(sent, search)
    return Round(Stage.FIND)


def _postcode_of(sent: Sent) -> Address:
    return Address(postcode=sent.typed.postcode)


def _find(sent: Sent, search: Search) -> Round:
    asked = Round(Stage.FIND, address=_postcode_of(sent), acted=True)
    if not sent.typed.postcode.strip():
        return replace(asked, problem="postcode")
    try:
        postcode = parse_postcode(sent.typed.postcode)
    except Unreadable:
        return replace(asked, problem="postcode_invalid")
    return replace(_list(postcode, search), acted=True)


def _list(postcode: str, search: Search) -> Round:
    """Look the postcode up: a list, or boxes to write in and why there is no list."""
    boxes = Round(Stage.MANUAL, address=Address(postcode=postcode))
    try:
        found = tuple(search(postcode))
    except Unavailable:
        return replace(boxes, notice="unavailable")
    if not found:
        return replace(boxes, notice="nothing_found")
    return Round(Stage.CHOOSE, address=Address(postcode=postcode), found=found)


def _choose(sent: Sent, search: Search) -> Round:
    """Look the postcode up once more: the browser says which, never what."""
    listed = _find(sent, search)
    if listed.stage is not Stage.CHOOSE:
        return listed
    listed = replace(listed, acted=False, chosen=sent.uprn)
    if not sent.uprn:
        return replace(listed, problem="choose")
    for each in listed.found:
        if each.uprn == sent.uprn:
            lines = (each.line_1, each.line_2, each.town, each.postcode)
            return replace(listed, answer=Address(*lines, uprn=each.uprn))
    return replace(listed, problem="not_listed", chosen="")


def _known_or(typed: Address, kept: Address | None) -> Address:
    """Give the address that we know if its lines come back unchanged: it is the same property."""
    return kept if kept and replace(kept, uprn="") == typed else typed


def _change(kept: Address, search: Search) -> Round:
    boxes = Round(Stage.MANUAL, address=replace(kept, uprn=""), acted=True)
    if not kept.uprn:
        return boxes
    listed = _list(kept.postcode, search)
    if listed.stage is not Stage.CHOOSE:
        return replace(boxes, notice=listed.notice)
    return replace(listed, chosen=kept.uprn, acted=True)
