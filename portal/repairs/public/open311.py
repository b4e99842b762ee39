"""Repairs as Open311 shows them: of shared parts and outdoors, and nothing finer.

What is shown is what the catalogue calls it. Nobody's words, home or address is: who lives at the
only house with a broken gate would be known by it, so no place is given at all. What tells a thief
where a door does not lock, and what was reported as a danger, is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Q

from portal.cases import open311
from portal.cases.models import Case

from ..catalogue import versions
from ..catalogue.tree import Catalogue, Leaf, Path
from ..course.states import State
from ..models import Repair
from ..reporting.opening import KIND
from ..words import Defect, Place, Track

PUBLIC = (Place.SHARED, Place.OUTSIDE)
SERVICE_CODE = "SHARED-REPAIR"


def register() -> None:
    """Call it once, from ``AppConfig.ready``."""
    service = open311.Service(
        code=SERVICE_CODE,
        name="Repair of a shared part",
        description="Something is broken in a shared part of a council building, or outside it.",
        group="Housing",
        keywords=("repair", "stairs", "lift", "light", "gate"),
        described=described,
        shown=shown,
    )
    open311.register(KIND, service)


def shown() -> Q:
    """Those whose problem the live catalogue has for a public place. Nothing without a catalogue.

    Said once of the catalogue and once of the repair itself, so that both must be wrong before
    anything private is shown.
    """
    live = versions.live()
    keys = public_leaves(versions.catalogue_of(live)) if live else {}
    return (
        Q(repair__place__in=PUBLIC)
        & Q(repair__leaf__in=list(keys))
        & Q(repair__danger="")
        & ~Q(repair__state=State.DUPLICATE)
    )


def described(cases: Sequence[Case]) -> Mapping[int, str]:
    """What the catalogue calls each problem. One query."""
    live = versions.live()
    keys = public_leaves(versions.catalogue_of(live)) if live else {}
    rows = Repair.objects.filter(case__in=cases, leaf__in=list(keys))
    return {case: keys[leaf] for case, leaf in rows.values_list("case_id", "leaf")}


def public_leaves(catalogue: Catalogue) -> dict[str, str]:
    """The names of the problems that everybody may know of, by their keys."""
    return {
        path[-1].key: _name(path[-1].leaf)
        for path in catalogue.ends()
        if path[-1].leaf is not None and _is_public(path, path[-1].leaf)
    }


def _is_public(path: Path, leaf: Leaf) -> bool:
    is_safe = leaf.defect != Defect.INSECURE and leaf.track != Track.EMERGENCY
    return path[0].danger is None and path[0].area in PUBLIC and is_safe


def _name(leaf: Leaf) -> str:
    return leaf.name[:1].upper() + leaf.name[1:]
