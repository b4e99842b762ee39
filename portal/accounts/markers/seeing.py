"""Which markers stand now, and who of the staff may see them."""

from __future__ import annotations

from typing import Any

from ..models import Marker, Person

MAY_SEE = "accounts.view_marker"
MAY_MARK = "accounts.add_marker"


def of(person: Person | None) -> list[Marker]:
    """Those that stand today, the newest first. One query."""
    if person is None:
        return []
    found = Marker.objects.live().filter(person=person)
    return list(found.select_related("recorded_by", "reviewer"))


def seen_by(user: Any, person: Person | None) -> list[Marker]:
    """The same, for staff who may see them; nothing for anybody else."""
    return of(person) if user.has_perm(MAY_SEE) else []
