"""A whole form at a glance: a drawing of its ways, the same in words, and how long it is.

``shown`` gives what the template ``forms/admin/routes.html`` is fed with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..definition import Journey
from .graph import END, Graph, Part, Stop, graph
from .lengths import Lengths, lengths
from .svg import HrefOf, Markup, svg

__all__ = ["Shown", "shown"]


@dataclass(frozen=True)
class Shown:
    """A form at a glance. ``lengths`` is ``None`` where it cannot be told."""

    drawn: Graph
    svg: Markup
    lengths: Lengths | None
    name: str
    href_of: HrefOf | None = None
    end: str = END

    @property
    def parts(self) -> Iterator[tuple[Part, list[tuple[Stop, str]]]]:
        """Give each part with its steps, and where each of those leads."""
        for part in self.drawn.parts:
            yield (
                part,
                [(stop, self.href_of(stop.id) if self.href_of else "") for stop in part.stops],
            )


def shown(journey: Journey, href_of: HrefOf | None = None, name: str = "drawing") -> Shown:
    """Draw and measure a form, sound or not. ``href_of`` gives where a step is edited."""
    drawn = graph(journey)
    return Shown(drawn, svg(drawn, href_of, name), lengths(journey), name, href_of)
