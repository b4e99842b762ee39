"""What a draft of a form would change for open drafts of what people are filling in now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from ...definition import Journey, fingerprint
from ...learning import few
from ...models import Draft, FormPage, Version
from ...upgrade import changes, reworded
from ...versions import journey_of
from ..making import made

MOST = 300
"""Open drafts that are looked into. The newest are enough to judge by."""


@dataclass(frozen=True)
class Told:
    """A sentence that people would read, and how many of those looked at would."""

    words: str
    people: str


@dataclass(frozen=True)
class OfVersion:
    """One version that people are in the middle of."""

    number: int
    open_drafts: str
    closes_at: datetime | None
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Report:
    """What publishing would do. ``same``: nothing, for the questions are those of the live form.

    ``differences`` are the changes to questions, whoever meets them.
    """

    same: bool
    differences: tuple[str, ...]
    versions: tuple[OfVersion, ...]


def report(page: FormPage) -> Report:
    """Compare what is being written with what people fill in. Answers are looked at, not told."""
    new = made(page).journey
    live = journey_of(page.version) if page.version else None
    same = live is not None and fingerprint(live) == fingerprint(new)
    found = () if live is None or same else tuple(reworded(live, new))
    return Report(same, found, tuple(_of(each, new) for each in _open(page.journey_key)))


def _open(key: str) -> list[Version]:
    with_drafts = Draft.objects.filter(journey_key=key).values("version")
    return list(Version.objects.filter(pk__in=with_drafts))


def _of(version: Version, new: Journey) -> OfVersion:
    drafts = Draft.objects.filter(version=version)
    old = journey_of(version)
    counted: Counter[str] = Counter()
    for draft in drafts.order_by("-changed_at")[:MOST]:
        counted.update(changes(old, new, draft.answers))
    told = tuple(Told(words, few.words(number)) for words, number in counted.most_common())
    return OfVersion(version.number, few.words(drafts.count()), _closes(version, new), told)


def _closes(version: Version, new: Journey) -> datetime | None:
    """Give when a version's drafts stop being taken, or would if this were published now."""
    if version.closes_at is not None:
        return version.closes_at
    return timezone.now() + timedelta(days=new.retention.draft_days)
