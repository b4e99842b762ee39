"""What the person and staff read of an order."""

from __future__ import annotations

from datetime import datetime

from portal.cases.calendar import local_date
from portal.cases.contact import Contact
from portal.cases.when import the_day

from ..models import Order, State, Thing
from ..requests.kinds import BY_NAME, INTERPRETING, OTHER_LANGUAGE, language_name

READY_TO_POST = "It is made. It now has to be posted, and marked as posted."
TOLD = {
    "email": "We tell you by email.",
    "text": "We tell you by text.",
    "phone": "We call you.",
    "post": "We tell you by letter.",
    "none": "",
}


def noun(order: Order) -> str:
    """What it is, inside a sentence: an Easy Read version."""
    return BY_NAME[order.code].noun if order.code in BY_NAME else "another format"


def label(order: Order) -> str:
    """What it is, in a list: Easy Read; An interpreter on the phone."""
    if order.thing == Thing.INTERPRETER:
        return INTERPRETING.get(order.code, order.code)
    return BY_NAME[order.code].label if order.code in BY_NAME else order.code


def in_language(order: Order) -> str:
    """The language by its name; "" where there is none to say."""
    if not order.language:
        return ""
    if order.language == OTHER_LANGUAGE:
        return "Another language"
    return language_name(order.language)


def stands(order: Order) -> str:
    """How it stands, for staff. An interpreter is booked where a format is sent."""
    if order.thing == Thing.INTERPRETER and order.state == State.DONE:
        return "Booked"
    return State(order.state).label


def ordered(order: Order) -> str:
    if order.thing == Thing.INTERPRETER:
        return "We are finding an interpreter for you."
    return f"We have asked for {noun(order)} to be made."


def ready(order: Order, contact: Contact) -> str:
    """What, how and when: the time is the entry's own."""
    said = [f"We have made {noun(order)} for you.", "You can open it where you follow this online."]
    return " ".join(filter(None, [*said, TOLD[contact.prefers]]))


def posted(order: Order, how: str, at: datetime) -> str:
    by = f" by {how}" if how else ""
    return f"We posted {noun(order)} to you on {the_day(local_date(at))}{by}."


def booked(order: Order, said: str) -> str:
    return f"An interpreter is booked for you. {said}".strip()


def cannot(why: str) -> str:
    return f"It cannot be made as ordered: {why} Find another way, and order it again."
