"""Proves that all that happened was passed on: it arrived, it waits, or somebody must decide.

A room says what it has, and this compares it with the deliveries. Nothing here reads what an event
is about: a finding names a reference and numbers.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from django.conf import settings
from django.utils import timezone

from . import alerts, messages
from .models import Delivery, State, Subscription
from .models.endpoint import SECRETS_OF_ITS_ENDPOINT
from .outbox.overdue import overdue

logger = logging.getLogger(__name__)

BATCH = 500
GRACE = timedelta(minutes=1)
"""What happened while an endpoint was being subscribed may or may not have been told to it."""
EARLIER = timedelta(days=1)
"""We stop looking this long before deliveries that arrived begin to be removed."""


@dataclass(frozen=True)
class Subject:
    """One thing that happened: its reference, its number, when, and the system that did it.

    ``of`` is its kind among those of one event, such as which form it is.
    """

    reference: str
    pk: int
    at: datetime
    source_id: int | None = None
    of: str = ""


@dataclass(frozen=True)
class Told:
    """An endpoint that is told of one kind of subject, ``of``, and since when it surely is."""

    endpoint_id: int
    name: str
    since: datetime
    of: str


def nobody() -> Iterable[Told]:
    """Tell none but those that are told of all."""
    return ()


@dataclass(frozen=True)
class Kind:
    """What a room has of one event: the ``owner`` of its deliveries, and the subjects.

    ``also`` are the endpoints that are told of some of them beside the subscribers.
    """

    event: str
    owner: str
    subjects_since: Callable[[datetime], Iterable[Subject]]
    also: Callable[[], Iterable[Told]] = nobody


@dataclass
class Compared:
    """One event for one endpoint: how many deliveries stand where, and the findings."""

    event: str
    endpoint: str
    states: Counter[State] = field(default_factory=Counter)
    missing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        stand = ", ".join(f"{state.label.lower()} {self.states[state]}" for state in State)
        return f"{self.event} to {self.endpoint}: {self.states.total()} ({stand})"


_kinds: dict[str, Kind] = {}


def register(
    event: str,
    owner: str,
    subjects_since: Callable[[datetime], Iterable[Subject]],
    also: Callable[[], Iterable[Told]] = nobody,
) -> None:
    """Say what there is of an event since a moment. Call it from ``AppConfig.ready``.

    ``subjects_since`` gives each subject that the event was published for, in any order, and
    ``also`` who is told of some of them only. Raises ValueError for an event that another function
    is registered for.
    """
    kind = Kind(event, owner, subjects_since, also)
    if _kinds.setdefault(event, kind) != kind:
        raise ValueError(f"Something else reconciles {event!r} already.")


def compare() -> Iterator[Compared]:
    """Compare what there is with what was written for each endpoint, since it was subscribed.

    What ended ``DELIVERY_DAYS`` ago may have been removed, so it is not looked for.
    """
    oldest = timezone.now() - timedelta(days=settings.DELIVERY_DAYS) + EARLIER
    known = Subscription.objects.filter(event__in=_kinds).select_related("endpoint")
    known = known.defer(*SECRETS_OF_ITS_ENDPOINT)
    subscribed = set()
    for subscription in known.order_by("endpoint__name", "event"):
        subscribed.add((subscription.event, subscription.endpoint_id))
        kind = _kinds[subscription.event]
        since = max(subscription.since + GRACE, oldest)
        found = Compared(kind.event, subscription.endpoint.name)
        subjects = (
            each
            for each in kind.subjects_since(since)
            if each.source_id is None or each.source_id != subscription.endpoint.system_id
        )
        _compare_all(kind, subscription.endpoint_id, subjects, found)
        yield found
    for kind in _kinds.values():
        for endpoint_id, tolds in _by_endpoint(kind.also()).items():
            if (kind.event, endpoint_id) not in subscribed:
                yield _of_some(kind, tolds, oldest)


def _by_endpoint(tolds: Iterable[Told]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = {}
    for each in tolds:
        found.setdefault(each.endpoint_id, []).append(each)
    return found


def _of_some(kind: Kind, tolds: list[Told], oldest: datetime) -> Compared:
    """Compare what one endpoint is told of some subjects only."""
    since = {each.of: max(each.since + GRACE, oldest) for each in tolds}
    found = Compared(kind.event, tolds[0].name)
    subjects = (
        each
        for each in kind.subjects_since(min(since.values()))
        if each.of in since and each.at >= since[each.of]
    )
    _compare_all(kind, tolds[0].endpoint_id, subjects, found)
    return found


def _compare_all(
    kind: Kind, endpoint_id: int, subjects: Iterator[Subject], found: Compared
) -> None:
    while batch := list(islice(subjects, BATCH)):
        _compare(kind, endpoint_id, batch, found)


def _compare(kind: Kind, endpoint_id: int, batch: list[Subject], found: Compared) -> None:
    written = Delivery.objects.filter(
        owner=kind.owner,
        subject_id__in=[each.pk for each in batch],
        event=kind.event,
        endpoint=endpoint_id,
    ).only("subject_id", "delivered_at", "cancelled_at", "set_aside_at", "dead_at")
    states = {delivery.subject_id: delivery.state for delivery in written}
    for subject in batch:
        if subject.pk in states:
            found.states[states[subject.pk]] += 1
        else:
            found.missing.append(
                f"{subject.reference}: {kind.event} was never written for {found.endpoint} "
                f"({kind.owner} {subject.pk})"
            )


def findings() -> Iterator[str]:
    """Give a line for each thing that somebody must look at. No personal data."""
    for compared in compare():
        yield from compared.missing
    yield from overdue()


def nightly() -> int:
    """Look, write what is wrong into the log, and tell somebody. How many findings."""
    found = list(findings())
    for line in found:
        logger.error("Reconcile: %s", line)
    if found:
        alerts.about_outbox(alerts.RECONCILED)
    return len(found)


def connect() -> None:
    """Say how the alert is made. Called by ``AppConfig.ready``."""
    messages.register(alerts.RECONCILED, build_alert, owner=alerts.OWNER_OUTBOX)


def build_alert(nothing: int) -> messages.Message | None:
    """Say what is found when it is sent. None if it was put right."""
    return alerts.about_findings(list(findings()))
