"""What a person is told about their case by e-mail, built when it is sent.

The subject of each is a timeline entry that the person may read.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings

from portal.integration import messages
from portal.integration.messages import Message

from .contacts import contact_of
from .models import Case, TimelineEntry, What, Who

REPLY = "case-reply"
UPDATE = "case-update"
OWNER = "timeline entry"
"""What these messages are about, as a delivery names it."""
TOLD = {What.REPLY: REPLY, What.STATUS: UPDATE, What.CLOCK: UPDATE}
"""The template for each kind of public entry that the person should not have to look for."""

TRACK = "/track/"


def register() -> None:
    messages.register(REPLY, build_reply, owner=OWNER)
    messages.register(UPDATE, build_update, owner=OWNER)


def tell(case: Case, entry: TimelineEntry, **kwargs: Any) -> None:
    """Queue an e-mail about a new entry, in its own transaction. A receiver for ``changed``."""
    template = TOLD.get(What(entry.what))
    if template and entry.public and entry.who != Who.PERSON and contact_of(case).email:
        messages.queue(template, entry.pk)


def build_reply(entry_id: int) -> Message | None:
    return _build(entry_id, "Our reply")


def build_update(entry_id: int) -> Message | None:
    return _build(entry_id, "News")


def _build(entry_id: int, what: str) -> Message | None:
    """None where the entry has gone with its case, or nobody can be reached any more."""
    entry = (
        TimelineEntry.objects.select_related("case__team", "team", "user")
        .filter(pk=entry_id, public=True)
        .first()
    )
    to = contact_of(entry.case).email if entry else ""
    if entry is None or not to:
        return None
    case = entry.case
    return Message(
        to=to,
        subject=f"{what} about {case.shown_reference}: {case.title}",
        text=_text(case, entry),
    )


def _text(case: Case, entry: TimelineEntry) -> str:
    status = [f"Now: {case.get_status_display()}."] if entry.what == What.STATUS else []
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + TRACK
    return (
        "\n\n".join(
            [
                f"{case.title}\nYour reference: {case.shown_reference}",
                entry.words,
                *status,
                _signed(case, entry),
                f"See what happens next: {address}\n"
                "You need your reference, and your email address or postcode.",
            ]
        )
        + "\n"
    )


def _signed(case: Case, entry: TimelineEntry) -> str:
    """Who wrote: a member of staff with their own name, and their team."""
    team = entry.team or case.team
    name = entry.user.get_full_name() if entry.user else ""
    return "\n".join(filter(None, [name, team.name if team else ""])) or "The council"
