"""How the person will hear of what an adviser writes, said before it is sent."""

from __future__ import annotations

from ..contacts import Contact

PREFERS = {
    "text": "The person asked us to send a text message.",
    "phone": "The person asked us to call.",
    "post": "The person asked us to write by post.",
    "none": "The person said that they do not need a reply.",
}


def how_to_reach(contact: Contact) -> list[str]:
    """Plain sentences. Where there is no e-mail address they say what the adviser must do."""
    if contact.email:
        asked = PREFERS.get(contact.prefers)
        return [f"We send this by e-mail to {contact.email}.", *([asked] if asked else [])]
    ways = []
    if contact.phone:
        ways.append(f"Call them on {contact.phone}.")
    if contact.address:
        ways.append(f"Write to them by post: {', '.join(contact.address)}.")
    if not ways:
        ways.append("We do not know how to reach them. They can read it when they track the case.")
    return ["There is no e-mail address, so nothing is sent.", *ways]
