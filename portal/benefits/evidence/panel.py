"""The claim on the page of its case: what we need, what counts, and what was decided when."""

from __future__ import annotations

from django.urls import reverse

from portal.cases.models import Case
from portal.cases.panels import Panel

from ..claim.names import KEY as KIND
from ..decisions.shown import shown
from .pages.opening import claim_of
from .standing import standing_of

TITLE = "Your claim"


def build(case: Case) -> Panel | None:
    """None for a case that is no claim. Two queries for one. It has no figures."""
    if case.kind != KIND:
        return None
    claim = claim_of(case)
    if claim is None:
        return None
    standing = standing_of(claim)
    decisions = [shown(each) for each in claim.decisions.order_by("-decided_on", "-pk")]
    context = {
        "case": case,
        "standing": standing,
        "decisions": decisions,
        "address": reverse("claim_evidence", args=[case.shown_reference]),
    }
    leads = bool(decisions or (standing.needed and case.is_open))
    return Panel(TITLE, "benefits/evidence/panel.html", context, leads=leads)
