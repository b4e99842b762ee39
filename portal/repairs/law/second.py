"""How a tenant's Right to Repair goes on when the first contractor is late, as data. Pure."""

from __future__ import annotations

from django.db.models import TextChoices


class Stage(TextChoices):
    """How far it is."""

    FIRST = "first", "The first contractor has it"
    OFFERED = "offered", "Late: another contractor is offered"
    DECLINED = "declined", "Late: the tenant stays with the first"
    SECOND = "second", "Another contractor has it"
    DONE = "done", "Mended"
    VOID = "void", "The right has ended"


class Why(TextChoices):
    """Why a right ends before the repair is done."""

    TOO_DEAR = "too-dear", "It costs more than the right covers"
    NO_ACCESS = "no-access", "We could not get in"
    NOT_OURS = "not-ours", "It is not for us to mend"
    NO_NEED = "no-need", "The tenant needs it no more"


MOVES: dict[Stage, frozenset[Stage]] = {
    Stage.FIRST: frozenset({Stage.OFFERED, Stage.SECOND, Stage.DONE, Stage.VOID}),
    Stage.OFFERED: frozenset({Stage.DECLINED, Stage.SECOND, Stage.DONE, Stage.VOID}),
    Stage.DECLINED: frozenset({Stage.SECOND, Stage.DONE, Stage.VOID}),
    Stage.SECOND: frozenset({Stage.DONE, Stage.VOID}),
    Stage.DONE: frozenset(),
    Stage.VOID: frozenset(),
}
"""Where each stage may lead. Who has declined may still change their mind."""

ENDED = tuple(stage for stage in Stage if not MOVES[stage])


class NotNow(Exception):
    """The right is not where this could follow."""


def check(here: Stage, there: Stage) -> None:
    """Raises ``NotNow`` unless this may follow that."""
    if there not in MOVES[here]:
        raise NotNow(f"A right to repair does not go from “{here.label}” to “{there.label}”.")
