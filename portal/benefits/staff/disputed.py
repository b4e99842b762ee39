"""What a dispute is about, on the page that staff see of its case."""

from __future__ import annotations

from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.council.money import as_text

from ..disputes.names import KEY
from ..models import Disputed

TITLE = "What they do not agree with"


def build(case: Case) -> Panel | None:
    """None for a case that is no dispute. One query for one."""
    if case.kind != KEY:
        return None
    found = Disputed.objects.select_related("claim__case", "decision").filter(case=case).first()
    decision = found.decision if found else None
    context = {
        "claim": found.claim if found else None,
        "decision": decision,
        "weekly": f"{as_text(decision.weekly)} a week" if decision and decision.weekly else "",
    }
    return Panel(TITLE, "benefits/staff/disputed.html", context)
