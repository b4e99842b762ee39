"""The words of the messages about acting for somebody. None says who, or what for."""

from __future__ import annotations

from portal.integration.messages import Words
from portal.integration.models import Channel

GIVEN, COPY, TAKEN_UP = "authority-given", "authority-given-copy", "authority-taken-up"
ENDED_FOR_HOLDER, ENDED_FOR_PERSON = "authority-ended-holder", "authority-ended-person"
SOON_FOR_HOLDER, SOON_FOR_PERSON = "authority-soon-holder", "authority-soon-person"
SEE_IT = "Sign in to see it:\n((address))"
WRONG = "If this is not right, end it on that page, or call us."

WORDS: dict[str, Words] = {
    GIVEN: Words(
        "Somebody asks you to act for them",
        "Somebody asks you to deal with us for them. Sign in with this email address. You will "
        "see who it is and what you can do. You choose if you want to:\n((address))\n\n"
        "You do not know why you got this? Then you do not need to do anything. Somebody may have "
        "typed your address by mistake.\n\n((council))\n",
    ),
    COPY: Words(
        "Somebody can act for you",
        f"You asked us to let somebody deal with us for you. {SEE_IT}\n\n"
        "You can end it there at any time.\n\n"
        "You did not ask for this? Then end it now, or call us.\n\n((council))\n",
    ),
    TAKEN_UP: Words(
        "Somebody acts for you from now on",
        f"The person you chose can deal with us for you from now on. {SEE_IT}\n\n"
        f"You can see there what they do. {WRONG}\n\n((council))\n",
    ),
    ENDED_FOR_HOLDER: Words(
        "You no longer act for somebody",
        f"You can no longer deal with us for somebody. {SEE_IT}\n\n((council))\n",
    ),
    ENDED_FOR_PERSON: Words(
        "Somebody no longer acts for you",
        f"Somebody can no longer deal with us for you. {SEE_IT}\n\n((council))\n",
    ),
    SOON_FOR_HOLDER: Words(
        "You soon no longer act for somebody",
        f"After ((until)) you can no longer deal with us for somebody. {SEE_IT}\n\n"
        "Finish what you have begun for them before that day. If they want you to go on, they can "
        "let you act again after it.\n\n((council))\n",
    ),
    SOON_FOR_PERSON: Words(
        "Somebody soon no longer acts for you",
        f"After ((until)) somebody can no longer deal with us for you. {SEE_IT}\n\n"
        "You do not need to do anything. If you want them to go on, let them act again after that "
        "day, or call us.\n\n((council))\n",
    ),
}
TEXTS: dict[str, str] = {
    COPY: "you asked us to let somebody deal with us for you. See it, or end it",
    TAKEN_UP: "somebody deals with us for you from now on. See it, or end it",
    ENDED_FOR_HOLDER: "you can no longer deal with us for somebody. See it",
    ENDED_FOR_PERSON: "somebody can no longer deal with us for you. See it",
    SOON_FOR_HOLDER: "after ((until)) you can no longer deal with us for somebody. See it",
    SOON_FOR_PERSON: "after ((until)) somebody can no longer deal with us for you. See it",
}
"""What a text message says between the council's name and the address."""
FIELDS = {"address": "https://www.example.gov.uk/account/acting/", "council": "Our council"}
UNTIL = {"until": "5 December 2026"}


def fields_of(template: str) -> dict[str, str]:
    """What may stand in the words of a message, each with a sample."""
    return FIELDS | (UNTIL if template in (SOON_FOR_HOLDER, SOON_FOR_PERSON) else {})


def words_of(template: str) -> dict[str, Words]:
    """The words of a message by channel. The one to an address that nobody has proved is an e-mail.

    A letter says what an e-mail says.
    """
    found: dict[str, Words] = {Channel.EMAIL: WORDS[template]}
    if template in TEXTS:
        found[Channel.LETTER] = WORDS[template]
        found[Channel.TEXT] = Words("", f"((council)): {TEXTS[template]}: ((address))")
    return found
