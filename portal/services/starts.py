"""Where a Start button may lead.

A start is data on the page; this module is the one place that turns it into a link. Every journey
and door that a room has registered can be chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail import blocks

from portal.cases.models import Channel
from portal.cases.promises import usual_promise
from portal.forms import doors, registry
from portal.ui.generation import remembered


@dataclass(frozen=True)
class Start:
    """A Start button: its words, its address, and what kind of thing is behind it.

    ``promise`` says by when a journey's first target is met, where the council has set one.
    """

    label: str
    href: str
    kind: str
    promise: str = ""


def journey_choices() -> Iterator[tuple[str, str]]:
    """Give the key and title of every journey, and other service, that anybody may begin."""
    yield from registry.titles_for_everybody().items()
    yield from ((door.key, door.title) for door in doors.doors())


class StartBlock(blocks.StreamBlock):
    """A way to start: online, by telephone, on a page of ours, or on another site.

    There may be a second one beside it. Two of a kind would only ask people to choose.
    """

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
        max_num = 2
        required = False

    def clean(self, value: Any) -> Any:
        """Refuse two of a kind."""
        cleaned = super().clean(value)
        if len({child.block_type for child in cleaned}) < len(cleaned):
            raise ValidationError("Choose two different ways to start, or take one away.")
        return cleaned


def ways(children: Iterable[Any], contact: Any) -> list[Start]:
    """Give the ways to start whose pages and journeys are still there, in order."""
    return [found for child in children if (found := resolve(child, contact))]


def resolve(child: Any, contact: Any) -> Start | None:
    """Give the way of one ``StartBlock`` child; None if what it names is gone."""
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
    return _journey(value)


def _journey(value: Any) -> Start | None:
    door = doors.get(value["journey"])
    if door is not None:
        return Start(value["label"], door.href, "journey")
    journey = registry.get(value["journey"])
    if journey is None:
        return None
    step = next(iter(journey.outcome.clocks), "")
    promise = remembered(
        f"services.promise:{journey.key}",
        lambda: usual_promise(step, journey.key, Channel.ONLINE) if step else "",
    )
    href = reverse("form_start", args=[journey.key])
    return Start(value["label"], href, "journey", promise)
