"""How the person will hear of what an adviser writes, said before it is sent."""

from __future__ import annotations

from portal.integration.models import Channel

from ..contacts import Contact
from ..reach import way_to

PREFERS = {
    "text": "The person asked us to send a text message.",
    "phone": "The person asked us to call.",
    "post": "The person asked us to write by post.",
    "none": "The person said that they do not need a reply.",
}
ONLY = "So we send them nothing but replies and questions."


def how_to_reach(contact: Contact) -> list[str]:
    """Plain sentences. Where nothing can be sent they say what the adviser must do."""
    way = way_to(contact, must_know=True)
    if way is None:
        return ["There is no way that we can send to, so nothing is sent.", *_by_hand(contact)]
    asked = PREFERS.get(contact.prefers)
    only = [ONLY] if contact.prefers == "none" else []
    return [_sent(way, contact), *([asked] if asked else []), *only]


def _sent(way: Channel, contact: Contact) -> str:
    if way == Channel.TEXT:
        return f"We send a text to {contact.phone} that says where to read this."
    if way == Channel.LETTER:
        return f"We send this as a letter to {', '.join(contact.address)}."
    return f"We send this by e-mail to {contact.email}."


def _by_hand(contact: Contact) -> list[str]:
    ways = []
    if contact.phone and not contact.no_phone:
        ways.append(f"Call them on {contact.phone}.")
    if contact.address:
        ways.append(f"Write to them by post: {', '.join(contact.address)}.")
    if not ways:
        ways.append("We do not know how to reach them. They can read it when they track the case.")
    return ["They asked us not to phone them.", *ways] if contact.no_phone else ways
