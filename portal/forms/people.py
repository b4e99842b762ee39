"""Who sent something, as far as their answers say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from portal.cases.contacts import Contact, Way
from portal.cases.lookup import Known

from .definition import Journey

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "dame", "prof"})


def contact(journey: Journey, answers: Mapping[str, Any], language: str = "en") -> Contact:
    """Give how to reach the person; what they were not asked is empty."""
    about = journey.outcome.about
    address = answers.get(about.address)
    return Contact(
        name=_text(answers.get(about.name)),
        email=_text(answers.get(about.email)),
        phone=_text(answers.get(about.phone)),
        address=_lines(address),
        prefers=_way(answers.get(about.prefers)),
        chosen=answers.get(about.prefers) in get_args(Way),
        language=language,
    )


def known(journey: Journey, answers: Mapping[str, Any]) -> Known:
    """Give what the case can be found again by."""
    about = journey.outcome.about
    postcode = answers.get(about.postcode) or answers.get(about.address)
    if isinstance(postcode, Mapping):
        postcode = postcode.get("postcode")
    return Known(
        email=_text(answers.get(about.email)),
        phone=_text(answers.get(about.phone)),
        postcode=_text(postcode),
        surname=surname(_text(answers.get(about.name))),
    )


def surname(name: str) -> str:
    """Give the last word of a name: what people give as their surname, mostly."""
    words = [word for word in name.split() if word.strip(".").casefold() not in TITLES]
    return words[-1] if words else ""


def _way(answer: Any) -> Way:
    return answer if answer in get_args(Way) else "email"


def _text(answer: Any) -> str:
    return answer if isinstance(answer, str) else ""


def _lines(address: Any) -> tuple[str, ...]:
    if not isinstance(address, Mapping):
        return ()
    parts = (address.get(part) for part in ("line_1", "line_2", "town", "postcode"))
    return tuple(str(part) for part in parts if part)
