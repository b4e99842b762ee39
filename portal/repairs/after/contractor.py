"""The Right to Repair where we are late: the tenant asks for another contractor, or stays."""

from __future__ import annotations

from django.db import transaction

from portal.cases.timeline import PERSON

from ..law import rights
from ..law.second import Stage
from ..models import Repair, RightToRepair
from . import staff

OPEN_TO = (Stage.OFFERED, Stage.DECLINED)
"""Who has declined may still change their mind."""
FOR_STAFF = "The tenant asks for another contractor under the Right to Repair."


def offered(repair: Repair) -> RightToRepair | None:
    """The right of which the tenant may decide now. One query."""
    found: RightToRepair | None = repair.case.rights_to_repair.filter(stage__in=OPEN_TO).first()
    if found is not None:
        found.case = repair.case
    return found


@transaction.atomic
def ask(right: RightToRepair) -> None:
    """Another contractor has it from now on. Raises ``NotNow`` where that cannot follow."""
    rights.ask_another(right, PERSON)
    staff.alert(right.case, FOR_STAFF)
