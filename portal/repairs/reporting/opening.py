"""A report becomes a repair: sorted, counted, and linked to its home. In the sending transaction.

Nothing here asks another system: what the housing system says is looked up afterwards.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from portal.accounts import audit
from portal.cases import clocks
from portal.cases.audited import subject
from portal.cases.changes import add_note
from portal.cases.models import Case
from portal.cases.timeline import WEBSITE, Actor

from ..catalogue.find import Ending, Found
from ..course import moving
from ..course.states import State
from ..journey import names
from ..law import beginning
from ..law.table import the_law
from ..law.words import READ, AtHome, Tenure
from ..models import CatalogueVersion, Repair
from ..words import Priority
from .danger import tell as tell_of_danger
from .following import count_in, follow
from .homes import home_hash
from .sorting import Sorted, Told, made_worse, sort

KIND = names.KEY
"""The kind of its case."""
AT_HOME_USED = "repair.at_home_used"
WORSE_FOR_THEM = "This is an emergency because of who lives there, as they chose to tell us."
READS = "Somebody will read your report."
DANGER = "We know of the danger. We will call you. Have you called the number that we gave you?"
PLANNED = "We will do this as part of planned work. We will tell you when."


@transaction.atomic
def open_repair(
    case: Case,
    found: Found,
    *,
    told_at: datetime | None = None,
    version: CatalogueVersion | None = None,
    uprn: str = "",
    building: str = "",
    at_home: frozenset[AtHome] = frozenset(),
    crime: bool = False,
    tenure: Tenure = Tenure.UNKNOWN,
    follows: Repair | None = None,
    actor: Actor = WEBSITE,
) -> Repair:
    """Make the repair of a case that was just opened, and start its deadlines.

    ``told_at``: when we knew, from the answer about danger; the case's opening if left out, and
    never before it. ``building``: its hash. ``crime``: they gave a crime number. ``tenure``: what
    they say of themselves. ``follows``: the report of the same thing that they have chosen; then
    that one is gone on with, and no deadline of this one starts.
    """
    told = Told(max(told_at or case.opened_at, case.opened_at), at_home, crime, tenure)
    result = sort(found, told, the_law())
    leaf, danger = found.leaf, found.danger
    repair: Repair = Repair.objects.create(
        case=case,
        state_at=told.at,
        told_at=told.at,
        version=version,
        leaf=found.key if leaf else "",
        danger=danger.key if danger else "",
        place=result.place,
        priority=result.priority or "",
        responsibility=result.responsibility or "",
        trade=leaf.trade if leaf else "",
        sor=leaf.sor if leaf else "",
        minutes=leaf.minutes if leaf else 0,
        by_phone=danger is not None or bool(leaf and leaf.phone),
        home_hash=home_hash(uprn),
        building_hash=building,
    )
    if danger is not None:
        tell_of_danger(repair)
    if made_worse(told, found, result):
        _note_who_lives_there(case, actor)
    if follows is not None and danger is None and follow(repair, follows):
        count_in(follows, result)
    else:
        _begin(repair, result, actor)
        _move_on(repair, found, result, actor)
    return repair


def _begin(repair: Repair, result: Sorted, actor: Actor) -> None:
    if result.report is not None:
        beginning.begin(repair.case, result.report, actor)
    if result.state == State.TRIAGE:
        wait_to_be_read(repair.case, repair.told_at, actor)


def wait_to_be_read(case: Case, at: datetime | None, actor: Actor) -> None:
    """Start the clock of a report that somebody must read, unless it runs or there is no target."""
    if not case.clocks.filter(step=READ, stopped_at__isnull=True).exists():
        clocks.start_target(case, READ, "we had a report to read", at, actor)


def _note_who_lives_there(case: Case, actor: Actor) -> None:
    """It was used, so it is on record that it was: never what it is."""
    add_note(case, WORSE_FOR_THEM, actor, public=False)
    audit.record(AT_HOME_USED, subject(case), system="website", details={"for": "priority"})


def _move_on(repair: Repair, found: Found, result: Sorted, actor: Actor) -> None:
    """To where it stands at once. The person looks at our page, so no message says it again."""
    words = ""
    if result.state == State.TRIAGE:
        words = READS
    elif result.priority == Priority.PLANNED:
        words = PLANNED
    elif found.ending is Ending.DANGER:
        words = DANGER
    moving.move(repair, result.state, actor, words, tell=False)
