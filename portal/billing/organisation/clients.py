"""All for whom somebody may see bills, with what their properties come to: an agent's list."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from portal.accounts.acting.found import Acting, everything_of
from portal.accounts.models import Organisation, Person, User

from .. import whose
from ..models import Joined


@dataclass(frozen=True)
class Client:
    """One of them. Sums are pence."""

    acting: Acting
    properties: int = 0
    owed: int = 0
    overdue: int = 0


def of(user: User) -> list[Client]:
    """Those whose bills they may see, who owe something overdue first. A few queries for all."""
    allowed = [each for each in everything_of(user) if whose.SEE in each.scope]
    summed = {**_sums("organisation", allowed), **_sums("person", allowed)}
    clients = [Client(each, **summed.get(_key(each.subject), {})) for each in allowed]
    return sorted(clients, key=lambda each: (-each.overdue, -each.owed, each.acting.name))


def _key(subject: Person | Organisation) -> tuple[str, int]:
    return ("organisation" if isinstance(subject, Organisation) else "person", subject.pk)


def _sums(kind: str, allowed: list[Acting]) -> dict[tuple[str, int], dict[str, int]]:
    """What the properties of each holder of this kind come to. One query."""
    wanted = [pk for found, pk in (_key(each.subject) for each in allowed) if found == kind]
    rows = (
        Joined.objects.filter(ended_at=None, **{f"{kind}__in": wanted})
        .order_by()
        .values(kind)
        .annotate(
            properties=Count("pk"),
            owed=Coalesce(Sum("account__balance", filter=Q(account__balance__gt=0)), 0),
            overdue=Coalesce(Sum("account__overdue"), 0),
        )
    )
    names = ("properties", "owed", "overdue")
    return {(kind, row[kind]): {name: row[name] for name in names} for row in rows}
