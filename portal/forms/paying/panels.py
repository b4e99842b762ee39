"""What is owed, on the page of a case: for its person, and for staff."""

from __future__ import annotations

from portal.cases import panels
from portal.cases.models import Case
from portal.cases.panels import Panel
from portal.council.money import as_text

from ..models import Fee


def register() -> None:
    """Put both panels on a case's page. Call it from ``AppConfig.ready``."""
    panels.register("fee", for_person, audience=panels.PERSON, order=5)
    panels.register("fee for staff", for_staff, audience=panels.STAFF, order=5)


def for_person(case: Case) -> Panel | None:
    """Say what is still to be paid, with the way to pay it; or that it is paid. One query."""
    fee = Fee.objects.filter(case=case).first()
    if fee is None:
        return None
    title = "What you paid" if fee.is_paid else "Still to pay"
    return Panel(title, "forms/paying/panel.html", _context(case, fee))


def for_staff(case: Case) -> Panel | None:
    """Say whether it is paid. One query."""
    fee = Fee.objects.filter(case=case).first()
    if fee is None:
        return None
    return Panel("Fee", "forms/paying/panel_for_staff.html", _context(case, fee))


def _context(case: Case, fee: Fee) -> dict[str, object]:
    return {"fee": fee, "total": as_text(fee.pence), "case": case}
