"""Tells the rest of the portal about bills without paper."""

from __future__ import annotations

from typing import Any

from portal.accounts.acting.deeds import register_deed
from portal.integration import schedules
from portal.integration.signals import bounced

from ..joining.joining import ended
from ..models import Joined
from ..pages import actions
from ..pages.signals import bill_seen
from ..revenues.signals import bill_kept
from . import agreeing, letters, notices, piece
from .words import Why


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    letters.register()
    bill_kept.connect(notices.bill_came, dispatch_uid="billing.paperless.ready")
    bill_seen.connect(notices.viewed, dispatch_uid="billing.paperless.viewed")
    bounced.connect(notices.bounced, dispatch_uid="billing.paperless.bounced")
    ended.connect(_left, dispatch_uid="billing.paperless.left")
    actions.register("paperless", actions.Place.SIDE, piece.build, order=60)
    register_deed(agreeing.ON, "Chose bills without paper")
    register_deed(agreeing.OFF, "Bills came by post again")
    schedules.register(
        "post bills that nobody opened",
        "portal.billing.paperless.notices.post_what_is_unread",
        "20 4 * * *",
    )


def _left(joined: Joined, **kwargs: Any) -> None:
    """Whose account it is no more gets no more bills of it."""
    agreement = agreeing.live_of(joined)
    if agreement is not None:
        agreeing.end(agreement, Why.LEFT)
