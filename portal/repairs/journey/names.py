"""Names of the journey's questions, which never change, and of its answers that others act on."""

from __future__ import annotations

KEY = "report-a-repair"
"""The journey, and the kind of its cases."""

LANDLORD = "landlord"
TENANT, LEASEHOLDER, SHARED_OWNER, PRIVATE, OWN = (
    "tenant",
    "leaseholder",
    "shared_owner",
    "private",
    "own",
)
ADDRESS = "address"
TELL_US = "tell_us"
"""Whether we are to know of it though it is solved."""
CRIME, CRIME_NUMBER = "crime", "crime_number"
OWN_WORDS, MORE = "own_words", "more_words"
KNOWN = "known"
"""Whether it is one of what is reported already: a repair's public name, or NONE."""
KNOWN_NEARBY = "repairs.known_nearby"
"""The name under which what is known of a building's shared parts is offered."""
NONE = "none"
PHOTOS = "photos"
CANNOT, VISIT, ENTRY = "cannot", "visit", "entry"
AT_HOME = "at_home"
NAME, PREFERS, EMAIL, PHONE = "name", "prefers", "email", "phone"
