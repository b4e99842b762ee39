"""What became of a submission: with us, and at the sandbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from portal.cases.models import Case
from portal.forms.models import Submission
from portal.integration.models import Delivery
from tests.support.served.running import Running, until
from tests.support.served.visitor import Asker

ENDED = Q(delivered_at__isnull=False) | Q(cancelled_at__isnull=False)


def asked(portal: Running) -> str:
    """Somebody has asked a question; the reference of their case."""
    return Asker(portal.address).fill().send()


@dataclass(frozen=True)
class Kept:
    """How many rows there are of one submission."""

    submissions: int
    cases: int
    deliveries: int


def kept(portal: Running, asker: Asker) -> Kept:
    def ask() -> Kept:
        mine = Submission.objects.filter(key=asker.key)
        references = list(mine.values_list("case__reference", flat=True))
        return Kept(
            len(references),
            Case.objects.count(),
            Delivery.objects.filter(stream__in=references, event="form.submitted").count(),
        )

    found: Kept = portal.orm(ask)
    return found


def effects(portal: Running, reference: str) -> dict[str, tuple[int, int]]:
    """By event: how many of them came for this case, and how many effects they had."""
    assert portal.sandbox is not None
    found: dict[str, tuple[int, int]] = {}
    for row in portal.sandbox.kept.rows("SELECT * FROM events WHERE reference = ?", reference):
        number, effects = found.get(row["type"], (0, 0))
        found[row["type"]] = (number + 1, effects + row["effects"])
    return found


def came(portal: Running, reference: str) -> int:
    """How often anything of this case came to the sandbox, repeats and all."""
    assert portal.sandbox is not None
    rows = portal.sandbox.kept.rows("SELECT came FROM events WHERE reference = ?", reference)
    return sum(row["came"] for row in rows)


def deliveries(portal: Running, reference: str) -> list[Delivery]:
    """Those for the sandbox, in their order."""
    found: list[Delivery] = portal.orm(
        lambda: list(Delivery.objects.filter(stream=reference, endpoint__isnull=False))
    )
    return sorted(found, key=lambda each: each.pk)


def waiting(portal: Running, reference: str) -> int:
    count: int = portal.orm(
        lambda: Delivery.objects.filter(~ENDED, stream=reference, endpoint__isnull=False).count()
    )
    return count


def arrives(portal: Running, reference: str, seconds: float = 60) -> dict[str, tuple[int, int]]:
    """Wait until nothing of a case waits any more; what its events did at the sandbox."""
    until(f"all of case {reference} is sent", lambda: not waiting(portal, reference), seconds)
    return effects(portal, reference)


def once(found: dict[str, tuple[int, int]]) -> bool:
    """Whether the sandbox heard of everything, and nothing took effect twice."""
    expected = {"case.opened", "form.submitted", "contact.given"}
    return expected <= found.keys() and all(number == done == 1 for number, done in found.values())


def attempts(portal: Running, reference: str) -> list[Any]:
    """What came of each try, in order."""
    from portal.integration.models import Attempt

    found: list[Any] = portal.orm(
        lambda: list(
            Attempt.objects.filter(delivery__stream=reference, delivery__endpoint__isnull=False)
            .order_by("pk")
            .values_list("outcome", flat=True)
        )
    )
    return found
