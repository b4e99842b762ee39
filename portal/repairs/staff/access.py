"""Who is let in. What somebody may not see looks the same as what is not there."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from portal.cases.permissions import case_or_404, needs

from ..models import Repair

__all__ = ["CHANGE", "SEE", "needs", "repair_or_404"]

SEE = "repairs.view_repair"
CHANGE = "repairs.change_repair"


def repair_or_404(written_reference: str, user: Any) -> Repair:
    """The repair of a case that this person may see, with case and team. Raises Http404."""
    case = case_or_404(written_reference, user)
    repair: Repair | None = (
        Repair.objects.select_related("version", "duplicate_of__case").filter(case=case).first()
    )
    if repair is None:
        raise Http404
    repair.case = case
    return repair
