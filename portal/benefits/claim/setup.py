"""Tells the rooms below of the claim."""

from __future__ import annotations

from portal.forms import notes, offers, registry, sent_panels
from portal.forms.sending import sent
from portal.integration import schedules

from . import claiming, estimating, intention, offered, reminding, source
from .changes.names import KEY as CHANGES
from .names import KEY
from .parts.finish import MAY_ASK_EARLIER
from .parts.start import MAY_CLAIM_RENT, MAY_HAVE_HAD_CREDIT


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    offers.register(MAY_CLAIM_RENT, offered.rent_help)
    offers.register(MAY_HAVE_HAD_CREDIT, offered.credit_before)
    offers.register(MAY_ASK_EARLIER, offered.earlier)
    registry.register_source(KEY, source.make)
    registry.register_source(CHANGES, source.make_changes)
    notes.register(KEY, intention.note)
    sent_panels.register(KEY, estimating.after_sending)
    sent.connect(claiming.on_sent, dispatch_uid="benefits.claimed")
    reminding.register()
    schedules.register(
        "claims that were not sent", "portal.benefits.claim.reminding.work", "40 9 * * *"
    )
