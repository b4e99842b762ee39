"""The claim on the page that staff see of its case: proofs with their files, and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from portal.cases import panels
from portal.cases.models import Case, CaseDocument
from portal.cases.panels import Panel
from portal.council.money import as_text

from ..claim.names import KEY as KIND
from ..evidence.pages.opening import claim_of
from ..models import Claim, Decision, EvidenceItem, EvidenceState
from . import actions, disputed
from .things import names_of

TITLE = "The claim"
STATES = {
    EvidenceState.WANTED: "We wait for it",
    EvidenceState.SENT: "To look at",
    EvidenceState.ACCEPTED: "Accepted",
    EvidenceState.REFUSED: "Asked for again",
    EvidenceState.CANNOT: "They cannot get it",
    EvidenceState.NOT_NEEDED: "Not needed",
}
FOR_STAFF = (EvidenceState.SENT, EvidenceState.CANNOT)
"""What waits for one of us."""


@dataclass(frozen=True)
class Line:
    """One proof, what it is about, the files that came for it, and what can be done about it.

    ``waits``: for one of us.
    """

    item: EvidenceItem
    about: str
    state: str
    waits: bool
    files: list[CaseDocument]
    acts: list[tuple[str, str]]


def register() -> None:
    """Call it once, when the admin is set up."""
    panels.register("claim for staff", build, audience=panels.STAFF, order=5)
    panels.register("dispute for staff", disputed.build, audience=panels.STAFF, order=5)


def build(case: Case) -> Panel | None:
    """None for a case that is no claim. Five queries for one."""
    if case.kind != KIND:
        return None
    claim = claim_of(case)
    if claim is None:
        return None
    context = {
        "case": case,
        "claim": claim,
        "lines": _lines(claim),
        "decisions": [_decision(each) for each in claim.decisions.all()],
        "disputes": [each.case for each in claim.disputes.select_related("case")],
        "acts": [
            (act.title, reverse(f"benefits_{act.name}", args=[case.shown_reference]))
            for act in actions.OF_A_CLAIM
            if act.offered(case)
        ],
    }
    return Panel(TITLE, "benefits/staff/panel.html", context)


def _lines(claim: Claim) -> list[Line]:
    items, names = claim.evidence.prefetch_related("files__document"), names_of(claim.case)
    return [
        Line(
            item,
            ": ".join(filter(None, (item.about, names.get(item.thing)))),
            STATES[EvidenceState(item.state)],
            item.state in FOR_STAFF,
            [file.document for file in item.files.all()],
            [
                (
                    act.title,
                    reverse(f"benefits_{act.name}", args=[claim.case.shown_reference, item.number]),
                )
                for act in actions.OF_A_PROOF
                if act.fits(claim, item)
            ],
        )
        for item in items
    ]


def _decision(decision: Decision) -> dict[str, Any]:
    weekly = f"{as_text(decision.weekly)} a week" if decision.weekly is not None else ""
    return {"decision": decision, "weekly": weekly}
