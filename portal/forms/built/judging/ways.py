"""Do the ways that a form offers lead on? Pure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...definition import ContentStep, ExitStep, Journey
from ...prove.problem import Thing
from ...prove.ways import calls, leads
from .found import Judged
from .wording import pages

A_LINK = "Write a page of ours as /pests/ or a whole address with https://."


def ways(journey: Journey) -> Iterator[Judged]:
    """Give links that are none, numbers that nobody can call, and ends that lead back."""
    for page in pages(journey):
        if not isinstance(page, ContentStep | ExitStep):
            continue
        for way in page.ways:
            if way.phone and not calls(way.phone):
                told = f"‘{way.phone}’ cannot be called. Write the number only: 01632 960001."
                yield Judged(told, Thing.PAGE, page.id)
            if way.href and not leads(way.href):
                yield Judged(f"‘{way.href}’ is no link. {A_LINK}", Thing.PAGE, page.id)
            elif isinstance(page, ExitStep) and _is(journey, way.href):
                told = f"‘{way.label}’ leads back to this very form. Lead them on."
                yield Judged(told, Thing.PAGE, page.id)
    if journey.privacy and journey.privacy.href and not leads(journey.privacy.href):
        told = f"‘{journey.privacy.href}’ is no link. {A_LINK}"
        yield Judged(told, field="privacy_link")


def _is(journey: Journey, href: str) -> bool:
    return href.startswith("/") and urlsplit(href).path.strip("/") == f"forms/{journey.key}"
