"""Where a paper form goes: to the team that the form goes to, or else to the council."""

from __future__ import annotations

from dataclasses import dataclass

from portal.council.models import ContactPoint, CouncilSettings, Place

from ..models.destination import team_for


@dataclass(frozen=True)
class Reach:
    """A team as paper names it: whom to call, and where to write."""

    team: str
    phone: str
    phone_href: str
    address: tuple[str, ...]
    relay: str = ""
    places: tuple[str, ...] = ()


def reach(journey_key: str, council: CouncilSettings) -> Reach:
    """Give the team of a form. Its address, or else the council's; its number likewise."""
    main: ContactPoint | None = council.main_contact
    team = team_for(journey_key, {}) or main
    lines = next((each.address_lines for each in (team, main) if each and each.address_lines), [])
    return Reach(
        team.name if team else council.name,
        team.phone if team else "",
        team.phone_href if team else "",
        tuple(lines),
        council.text_relay,
        tuple(Place.objects.order_by("name").values_list("name", flat=True)[:MOST_PLACES]),
    )


MOST_PLACES = 3
"""Offices that are named on paper."""
