"""The repair of a case, for the pieces that several modules put on one page."""

from __future__ import annotations

from portal.cases.models import Case

from .journey.names import KEY
from .models import Repair


def repair_of(case: Case) -> Repair | None:
    """Give it; None for a case of another kind. Asked once for a case, and kept with it."""
    if case.kind != KEY:
        return None
    if "repair" not in case._state.fields_cache:
        found = Repair.objects.filter(case=case).first()
        if found is None:
            return None
        found.case = case  # which keeps it with the case too
    repair: Repair = case.repair
    return repair
