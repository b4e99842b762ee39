"""Which way a message to the person of a case goes: theirs, or what there is.

The sending itself lies below, in ``portal.integration``, which does not know what anybody wants.
"""

from __future__ import annotations

from collections.abc import Collection

from portal.integration.models import Channel
from portal.integration.notify.numbers import mobile
from portal.integration.notify.sending import is_on

from .contacts import Contact

PREFERRED = {"text": Channel.TEXT, "post": Channel.LETTER, "email": Channel.EMAIL}
OTHERWISE = (Channel.EMAIL, Channel.TEXT, Channel.LETTER)
"""What we fall back to, the quickest and cheapest first."""
WINDOW = 5
"""Lines of 12 points that the window of an envelope shows."""


def ways_to(contact: Contact) -> list[Channel]:
    """Every way that the person has given us and the council sends by, theirs first."""
    wanted = PREFERRED.get(contact.prefers)
    order = sorted(OTHERWISE, key=lambda channel: channel != wanted)
    return [channel for channel in order if is_on(channel) and _known(contact, channel)]


def way_to(
    contact: Contact, *, must_know: bool = False, not_by: Collection[str] = ()
) -> Channel | None:
    """The way to tell somebody something, or None.

    Who needs no answer is told nothing but what they must know. ``not_by`` leaves out what has been
    tried in vain.
    """
    if contact.prefers == "none" and not must_know:
        return None
    return next((way for way in ways_to(contact) if way not in not_by), None)


def address_lines(contact: Contact) -> tuple[str, ...]:
    """Who a letter is for and where they live, as it stands in the window of the envelope.

    At most as many lines as it shows: what lies between the first and the last is drawn together.
    """
    lines = [line for line in (contact.name, *contact.address) if line.strip()]
    while len(lines) > WINDOW:
        lines[1:3] = [f"{lines[1]}, {lines[2]}"]
    return tuple(lines)


def _known(contact: Contact, channel: Channel) -> bool:
    known = {
        Channel.EMAIL: contact.email,
        Channel.TEXT: mobile(contact.phone),
        Channel.LETTER: contact.address,
    }
    return bool(known[channel])
