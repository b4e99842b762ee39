"""Events as e-mails to a team's mailbox, for a team that has no system of its own."""

from __future__ import annotations

import json

from ..models import Delivery
from ..notify.kinds import Attachment, Message
from ..notify.mail import send_mail
from ..result import Result
from .words import plain, subject


def send(delivery: Delivery) -> Result:
    """Send one event in plain words, with the JSON attached, to the endpoint's own address.

    The Message-ID is the same at every try, so that a mailbox can drop a repeat.
    """
    payload = delivery.payload
    attached = Attachment(
        f"{delivery.stream or 'event'}-{delivery.event}.json",
        "application/json",
        json.dumps(payload, ensure_ascii=False, indent=2).encode(),
    )
    return send_mail(
        delivery,
        Message(
            delivery.to_endpoint.address, subject(payload), plain(payload), attachments=(attached,)
        ),
    )
