"""Asking another revenues system whose bill it is, where there is one to ask.

It is asked whatever our own rows say, so that the time of an answer tells nothing of them.
"""

from __future__ import annotations

import logging

from .. import fingerprints
from ..models import Payer
from ..revenues.errors import NotKept
from ..revenues.keeping import keep_account
from ..revenues.protocol import Found, OnTheBill, RevenuesSystem
from ..revenues.source import revenues

logger = logging.getLogger(__name__)


def payer_of(typed: OnTheBill) -> int:
    """The key of the payer's row; 0 for nobody. Raises ``Unavailable``.

    An account that we have not heard of is kept first, as it stands there.
    """
    system = revenues()
    found = system.look_up(typed)
    if found is None:
        return 0
    return _row(found) or _kept(system, found)


def _kept(system: RevenuesSystem, found: Found) -> int:
    news = system.account(found.reference)
    if news is None:
        return 0
    try:
        keep_account(news)
    except NotKept as why:
        logger.error("An account that was found could not be kept: %s", why.why)
        return 0
    return _row(found)


def _row(found: Found) -> int:
    of_it = Payer.objects.filter(
        account__reference_hash=fingerprints.of_reference(found.reference), number=found.payer
    )
    return of_it.values_list("pk", flat=True).first() or 0
