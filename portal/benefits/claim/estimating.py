"""What a claim might come to, in a sentence for each kind of help. It is never a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.council.money import as_text

from ..estimate.working import CannotEstimate, Estimate
from . import rules
from .offered import for_rent, for_tax
from .reading import household

TAX, RENT = "council tax", "rent"


@dataclass(frozen=True)
class Shown:
    """What we can say of one kind of help."""

    what: str
    """"council tax" or "rent"."""
    weekly: str = ""
    """A sum as people read it; empty if it is nothing, or not known."""
    why: str = ""
    """Why it is nothing, or why we cannot say."""
    unread: bool = False
    """Some of its figures nobody has read in the law itself."""


def shown(answers: Mapping[str, Any]) -> list[Shown]:
    """Say what these answers of a whole route might come to."""
    people, found, day = household(answers), [], rules.today()
    if for_tax(answers):
        if people.council_tax is None:
            found.append(Shown(TAX, why="We can say more with the sum on your bill for the year."))
        else:
            found.append(_said(TAX, lambda: rules.content().reduction(people, day)))
    if for_rent(answers):
        found.append(_said(RENT, lambda: rules.content().housing_benefit(people, day)))
    return found


def after_sending(case: Case) -> Panel | None:
    """Say it on the page that says that the claim was sent."""
    return Panel(
        "What you might get",
        "benefits/claim/estimate.html",
        {"estimates": shown(case.submission.answers)},
    )


def _said(what: str, estimate: Any) -> Shown:
    try:
        found: Estimate | None = estimate()
    except CannotEstimate:
        return Shown(what, why="We cannot estimate this here. We work it out from your claim.")
    if found is None:
        return Shown(what, why="We cannot estimate this here. We work it out from your claim.")
    unread = bool(found.to_check)
    if not found.weekly:
        return Shown(what, why=found.why_nothing, unread=unread)
    return Shown(what, as_text(found.weekly), unread=unread)
