"""Reports that may be of the same thing: what staff are offered when they merge."""

from __future__ import annotations

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from ..course.states import ENDED
from ..models import Repair
from ..words import Place

MOST = 10


def like_it(repair: Repair) -> QuerySet[Repair]:
    """Others that we go on with: in the same home, or the same problem in the building.

    Of a shared part, or of what is outside, the same problem in the same building counts; of what
    is inside, only the home does. Those with the same problem come first, then the oldest.
    """
    same = Q()
    if repair.home_hash:
        same |= Q(home_hash=repair.home_hash) & ~Q(home_hash="")
    if repair.building_hash and repair.leaf and repair.place != Place.INSIDE:
        same |= Q(building_hash=repair.building_hash, leaf=repair.leaf) & ~Q(building_hash="")
    every: QuerySet[Repair] = Repair.objects.exclude(state__in=ENDED).exclude(pk=repair.pk)
    if not same:
        return every.none()
    the_same = ExpressionWrapper(Q(leaf=repair.leaf), output_field=BooleanField())
    found = every.filter(same).annotate(same=the_same).select_related("case")
    return found.order_by("-same", "told_at", "pk")
