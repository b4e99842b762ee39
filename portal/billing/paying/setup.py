"""Tells the rooms below what paying a bill needs."""

from __future__ import annotations

from portal.accounts import leaving, mydata
from portal.forms import doors
from portal.integration.payments.signals import paid

from .. import telling
from ..pages import actions
from . import data, formats, letters, piece


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    telling.register(letters.TOLD)
    formats.connect()
    paid.connect(letters.tell, dispatch_uid="billing.paying.letters")
    actions.register("pay", actions.Place.PAY, piece.link, order=10)
    actions.register("paid lately", actions.Place.NOTE, piece.note, order=10)
    doors.register(doors.Door("pay-a-bill", "Pay a council tax or business rates bill", "pay"))
    mydata.register("payments", "What you paid by card", data.collect, order=71)
    leaving.register("payments", kept=data.KEPT)
