"""Secrets printed on a person's own paper: for those without an app, a telephone or a script.

The room that prints one keeps its hash here once it knows whose account the paper belongs to.
"""

from __future__ import annotations

import hmac

from django.db import transaction
from django.db.models import F

from portal.integration.encryption import keyed_hash

from ..models import PrintedSecret, User
from ..wrong import note
from .held import MOST_WRONG

PURPOSE = "printed secret"


def keep(user: User, subject: str, printed_on: str, secret: str) -> PrintedSecret:
    """Take this secret from now on, in place of an older one of the same paper.

    ``subject`` names the paper in whatever words; only a keyed hash of it is kept, as of the
    secret. ``printed_on`` is what people call it: "Your council tax bill". Raises ValueError for a
    secret too short to be one.
    """
    plain = "".join(c for c in secret.upper() if c.isalnum())
    if len(plain) < 6:
        raise ValueError("A printed secret has at least 6 letters and figures.")
    kept, _made = PrintedSecret.objects.update_or_create(
        user=user,
        subject=keyed_hash("printed on", subject),
        defaults={"printed_on": printed_on, "secret_hash": _hash(plain), "wrong": 0},
    )
    found: PrintedSecret = kept
    return found


def check(user: User, typed: str) -> PrintedSecret | None:
    """The paper with this secret on it, or None. ``typed`` is in capitals, without spaces.

    A wrong try counts for all of a person's papers, since any could have been meant; after
    ``MOST_WRONG`` a paper is void until another is printed. Tries are taken before anything is
    compared.
    """
    with transaction.atomic():
        open_ones = PrintedSecret.objects.filter(user=user, wrong__lt=MOST_WRONG)
        tried = list(open_ones.values_list("pk", flat=True))
        PrintedSecret.objects.filter(pk__in=tried).update(wrong=F("wrong") + 1)
        found = next((each for each in _still(tried) if _is(each, typed)), None)
        if found is not None:
            PrintedSecret.objects.filter(pk__in=tried).update(wrong=0)
    if found is None:
        note("printed", user.pk)
    return found


def _still(keys: list[int]) -> list[PrintedSecret]:
    """Those whose try was one of the first five, even if several were made at one moment."""
    return list(PrintedSecret.objects.filter(pk__in=keys, wrong__lte=MOST_WRONG))


def _is(paper: PrintedSecret, typed: str) -> bool:
    return hmac.compare_digest(paper.secret_hash, _hash(typed))


def _hash(plain: str) -> str:
    return keyed_hash(PURPOSE, plain)
