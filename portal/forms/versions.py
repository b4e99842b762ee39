"""Versions of journeys: frozen when first used, read again without cost."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from . import registry
from .definition import Journey, freeze, thaw
from .definition.frozen import fingerprint_of
from .kept import Kept
from .models.version import Version


def current(journey: Journey) -> Version:
    """Give the version of a journey as it is now, frozen if it was not. Safe to call at once.

    When a new version is frozen, those before it that have no closing time are given one: as long
    as a draft of theirs would be kept.
    """
    print_ = _fingerprint(journey)
    found = Version.objects.filter(journey_key=journey.key, fingerprint=print_).first()
    while found is None:
        try:
            with transaction.atomic():
                found = _freeze(journey, print_)
        except IntegrityError:  # another process was faster, with this version or another number
            found = Version.objects.filter(journey_key=journey.key, fingerprint=print_).first()
    return found


def current_of(journeys: Iterable[Journey]) -> dict[str, Version]:
    """Give the versions of many journeys as they are now, by key. One query if all are frozen."""
    prints = {journey.key: (_fingerprint(journey), journey) for journey in journeys}
    frozen = {
        (each.journey_key, each.fingerprint): each
        for each in Version.objects.filter(journey_key__in=prints).defer("frozen")
    }
    return {
        key: frozen.get((key, print_)) or current(journey)
        for key, (print_, journey) in prints.items()
    }


def live(key: str) -> Journey | None:
    """Give the journey that is begun on now."""
    return registry.get(key)


def live_for(request: Any, key: str) -> Journey | None:
    """Give the journey that is begun on now, if this request may open it."""
    return live(key) if registry.is_open_to(key, request) else None


def journey_of(version: Version) -> Journey:
    """Give the journey of a version. Its text is only read once in each process."""
    return kept_as(version.fingerprint) or _keep(version.fingerprint, version.frozen)


def kept_as(print_: str) -> Journey | None:
    """Give the journey of a fingerprint, if this process has read it lately. No query."""
    return _thawed.get(print_)


ROOM = 12_000_000
"""Characters of frozen journeys that are remembered as such: some 60 MB, and a thousand forms."""
_thawed: Kept[str, Journey] = Kept(ROOM)


def _keep(print_: str, frozen: str) -> Journey:
    journey = thaw(frozen)
    _fingerprints.put(id(journey), (journey, print_), len(frozen))
    return _thawed.put(print_, journey, len(frozen))


def freeze_all(journeys: Iterable[Journey] | None = None) -> None:
    """Freeze these journeys, or all, so that the first person does not wait for it."""
    for journey in registry.journeys() if journeys is None else journeys:
        current(journey)


def _freeze(journey: Journey, print_: str) -> Version:
    earlier = Version.objects.filter(journey_key=journey.key)
    last = earlier.aggregate(last=Max("number"))["last"] or 0
    now = timezone.now()
    made = Version.objects.create(
        journey_key=journey.key,
        number=last + 1,
        title=journey.title,
        fingerprint=print_,
        frozen=freeze(journey),
        closes_at=journey.closes,
    )
    until = now + timedelta(days=journey.retention.draft_days)
    earlier.exclude(pk=made.pk).filter(closes_at=None).update(closes_at=until)
    return made


def _fingerprint(journey: Journey) -> str:
    """Remember it by the journey itself: to compare long ones takes longer than to find it."""
    kept = _fingerprints.get(id(journey))
    if kept is None or kept[0] is not journey:
        text = freeze(journey)
        kept = _fingerprints.put(id(journey), (journey, fingerprint_of(text)), len(text))
    return kept[1]


_fingerprints: Kept[int, tuple[Journey, str]] = Kept(ROOM)
