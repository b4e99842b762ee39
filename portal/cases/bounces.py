"""A message that could not reach its person: it goes another way, and the case says so to staff."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from portal.integration.models import Channel, Delivery
from portal.integration.notify.bounces import may_go_another_way, send_another_way

from .changes import add_note
from .contacts import contact_of
from .messages import MUST_KNOW, OWNER
from .models import Case, TimelineEntry
from .reach import way_to
from .timeline import WEBSITE

BY = {
    Channel.EMAIL: "by e-mail: the address does not take our messages",
    Channel.TEXT: "by text: the number does not take our messages",
    Channel.LETTER: "by letter: the address is not complete",
}
INSTEAD = {
    Channel.EMAIL: "We now write an e-mail.",
    Channel.TEXT: "We now send a text.",
    Channel.LETTER: "We now send a letter.",
}
NO_WAY = "Please find another way to tell them."


def about_an_entry(delivery: Delivery, reason: str, **kwargs: Any) -> None:
    """Act on a message about a timeline entry. A receiver for ``bounced``."""
    if delivery.owner != OWNER:
        return
    entry = TimelineEntry.objects.select_related("case").filter(pk=delivery.subject_id).first()
    if entry is not None:
        could_not_reach(entry.case, delivery, reason, must_know=delivery.template in MUST_KNOW)


def could_not_reach(case: Case, delivery: Delivery, reason: str, *, must_know: bool) -> None:
    """Try one other way that the person has given us, and leave a note among ourselves.

    Where there is none the case is marked in the lists until staff act. The note says by which way
    it failed and the code of the failure, and repeats no address.
    """
    other = None
    if may_go_another_way(delivery):
        other = way_to(contact_of(case), must_know=must_know, not_by=[delivery.channel])
    if other is not None:
        send_another_way(delivery, other)
    way = BY[Channel(delivery.channel)]
    then = INSTEAD[other] if other else NO_WAY
    add_note(case, f"We could not reach the person {way} ({reason}). {then}", WEBSITE, public=False)
    if other is None:
        case.bounced_at = timezone.now()
        case.save(update_fields=["bounced_at"])
