"""Each night: what belongs to nobody goes, and what has lost its file is reported."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from portal.forms.models import Draft, Submission
from portal.forms.models.upload import Upload
from portal.integration.private_files import holders

from . import shelf, storage

log = logging.getLogger(__name__)

AGE = timedelta(days=1)
"""Younger ones are left: a form may be on its way to its first saved answer."""


@dataclass(frozen=True)
class Swept:
    """How many uploads went, how many stray files went, and how many rows have no file."""

    orphans: int
    strays: int
    lost: int


def sweep() -> Swept:
    """Run the nightly sweep. Safe to run at any time and twice."""
    swept = Swept(_orphans(), *_files())
    if swept.lost:
        log.error("%d files are gone from the private storage.", swept.lost)
    log.info("Uploads swept: %d without a form, %d stray files.", swept.orphans, swept.strays)
    return swept


def _orphans() -> int:
    same_key = {"key": OuterRef("key")}
    found = Upload.objects.filter(
        ~Exists(Draft.objects.filter(**same_key)),
        ~Exists(Submission.objects.filter(**same_key)),
        created_at__lt=timezone.now() - AGE,
    )
    keys = set(found.values_list("key", flat=True))
    return sum(shelf.drop_all(key) for key in keys)


def _files() -> tuple[int, int]:
    # Files first: one that comes between the two is young, and a row whose file was not listed
    # yet is looked for once more before it is called lost.
    there = set(storage.all_names())
    rows = {name for held in holders() for name in held.values_list("storage_name", flat=True)}
    private = storage.private()
    lost = sum(not private.exists(name) for name in rows - there)
    strays = 0
    for name in there - rows:
        if private.get_modified_time(name) < timezone.now() - AGE:
            storage.erase(name)
            strays += 1
    return strays, lost
