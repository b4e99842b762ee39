"""Where a Start button may lead. Rooms that hold journeys register them here.

A start is data on the service page; this module is the one place that turns it into a link.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail import blocks


@dataclass(frozen=True)
class Start:
    """A Start button: its words, its address, and what kind of thing is behind it."""

    label: str
    href: str
    kind: str


@dataclass(frozen=True)
class JourneyStart:
    """A journey that editors can choose for a Start button. ``href`` is its first address."""

    key: str
    name: str
    href: str


_journeys: dict[str, JourneyStart] = {}


def register_journey(journey: JourneyStart) -> None:
    """Offer a journey to editors. Called from the owning room's ``AppConfig.ready``."""
    _journeys[journey.key] = journey


def journey_choices() -> Iterator[tuple[str, str]]:
    yield from ((journey.key, journey.name) for journey in _journeys.values())


class StartBlock(blocks.StreamBlock):
    """At most one way to start: online, by telephone, on a page of ours, or on another site."""

    journey = blocks.StructBlock(
        [
            ("journey", blocks.ChoiceBlock(choices=journey_choices)),
            ("label", blocks.CharBlock(default="Start now", max_length=60)),
        ],
        icon="form",
        label="An online form",
    )
    page = blocks.StructBlock(
        [
            ("page", blocks.PageChooserBlock()),
            ("label", blocks.CharBlock(default="Start now", max_length=60)),
        ],
        icon="doc-full",
        label="A page of this site",
    )
    phone = blocks.StructBlock(
        [
            (
                "label",
                blocks.CharBlock(
                    required=False, max_length=60, help_text="Left empty: Call and the number."
                ),
            )
        ],
        icon="mobile-alt",
        label="A call to the page's contact",
    )
    site = blocks.StructBlock(
        [
            ("url", blocks.URLBlock()),
            ("label", blocks.CharBlock(default="Start now", max_length=60)),
        ],
        icon="site",
        label="Another website",
    )

    class Meta:
        max_num = 1
        required = False


def resolve(child: Any, contact: Any) -> Start | None:
    """The Start button of one ``StartBlock`` child; None if what it names is gone."""
    value, kind = child.value, child.block_type
    if kind == "site":
        return Start(value["label"], value["url"], kind)
    if kind == "page":
        page = value["page"]
        return Start(value["label"], page.url, kind) if page and page.live else None
    if kind == "phone":
        if contact is None:
            return None
        return Start(value["label"] or f"Call {contact.phone}", contact.phone_href, kind)
    journey = _journeys.get(value["journey"])
    return Start(value["label"], journey.href, kind) if journey else None
