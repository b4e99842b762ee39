"""It got worse: who is in danger now has the deadlines of a danger from now, on the same case."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from portal.cases.models import What
from portal.cases.once import first_time
from portal.cases.timeline import PERSON, lock, write

from ..catalogue import versions
from ..catalogue.find import Ending, Found
from ..catalogue.tree import Catalogue, Node
from ..law import beginning
from ..law.table import the_law
from ..law.words import Tenure
from ..models import Repair
from ..reporting.sorting import Told, sort
from . import staff

WORSE = "You told us that it got worse."
DANGER = "You told us that somebody is in danger now: {name}. We act on it as an emergency."
FOR_STAFF = "The tenant says that it got worse. Read what they wrote, and call them."
DANGER_FOR_STAFF = "The tenant says that somebody is in danger now: {name}. Call them at once."


def catalogue() -> Catalogue | None:
    """The dangers that are asked about are those of today, whatever the report began with."""
    version = versions.live()
    return versions.catalogue_of(version) if version else None


@transaction.atomic
def tell(repair: Repair, danger: Node | None, words: str, token: str = "") -> bool:
    """Take it down. False where the case has ended: that needs a new report.

    ``token`` is the form's own: what is pressed twice is taken down once.
    """
    case = repair.case
    lock(case)
    repair.refresh_from_db(from_queryset=Repair.objects.select_for_update(of=("self",)))
    repair.case = case
    if not case.is_open:
        return False
    if token and not first_time(token):
        return True
    if words:
        write(case, What.NOTE, words, PERSON, public=True)
    if danger is None:
        write(case, What.NOTE, WORSE, PERSON, public=True)
        staff.alert(case, FOR_STAFF)
    else:
        _in_danger(repair, danger)
    return True


def _in_danger(repair: Repair, danger: Node) -> None:
    case, now = repair.case, timezone.now()
    found = Found(Ending.DANGER, (danger,), danger.leaf, danger)
    told = sort(found, Told(now, tenure=Tenure(repair.tenure)), the_law())
    name = danger.label[:1].lower() + danger.label[1:]
    if told.report is not None and told.priority is not None:
        repair.danger, repair.priority, repair.by_phone = danger.key, told.priority, True
        repair.responsibility = repair.responsibility or told.responsibility or ""
        repair.save(update_fields=["danger", "priority", "by_phone", "responsibility"])
        beginning.begin(case, told.report, PERSON)
    write(case, What.NOTE, DANGER.format(name=name), PERSON, public=True)
    staff.alert(case, DANGER_FOR_STAFF.format(name=name))
