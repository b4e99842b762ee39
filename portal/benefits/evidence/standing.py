"""How the proofs of a claim stand: what we need, what we have, and until when it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from portal.cases.calendar import local_date

from ..models import Claim, EvidenceItem, EvidenceState

TAGS = {
    EvidenceState.WANTED: "due",
    EvidenceState.REFUSED: "due",
    EvidenceState.ACCEPTED: "done",
    EvidenceState.NOT_NEEDED: "done",
}


@dataclass(frozen=True)
class Line:
    """One proof as its person sees it. ``said`` is what we wrote, never what they wrote."""

    item: EvidenceItem
    tag: str
    said: str
    files: int
    can_send: bool


@dataclass(frozen=True)
class Standing:
    """All of a claim's. ``due`` is the next day by which we wait for something."""

    needed: tuple[Line, ...]
    others: tuple[Line, ...]
    due: date | None
    protected_until: date | None
    intended_on: date

    @property
    def count(self) -> int:
        return len(self.needed) + len(self.others)

    @property
    def progress(self) -> str:
        """How far it is, in words."""
        if not self.count:
            return "We do not need any proof from you now."
        if not self.needed:
            return "You need not send anything more now."
        if len(self.needed) < self.count:
            return f"We still need {len(self.needed)} of {self.count} proofs."
        return f"We need {self.count} proof{'' if self.count == 1 else 's'}."


def standing_of(claim: Claim) -> Standing:
    """Ask for it. One query."""
    items = list(claim.evidence.annotate(sent=Count("files")).order_by("number"))
    lines = [_line(claim, item) for item in items]
    needed = tuple(line for line in lines if line.item.is_open)
    until = claim.protected_until
    return Standing(
        needed=needed,
        others=tuple(line for line in lines if not line.item.is_open),
        due=min((line.item.due for line in needed), default=None),
        protected_until=until if needed and until >= timezone.localdate() else None,
        intended_on=local_date(claim.intended_at),
    )


def _line(claim: Claim, item: EvidenceItem) -> Line:
    state = EvidenceState(item.state)
    return Line(
        item=item,
        tag=TAGS.get(state, ""),
        said=item.why if item.is_open else "",
        files=getattr(item, "sent", 0),
        can_send=not item.is_settled and claim.case.is_open,
    )
