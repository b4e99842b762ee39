"""The drawing of a form as SVG, without scripts and without a library.

Its colours are those of the Wagtail admin, by classes: see ``static/forms/drawing.css``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

from .graph import Graph, counted, stops
from .layout import WIDE, Box, Stroke, Words, layout

HrefOf = Callable[[str], str]
"""Gives the address that a step leads to; empty where there is none."""


class Markup(str):
    """Text that is markup already, for a template to take as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def svg(drawn: Graph, href_of: HrefOf | None = None, name: str = "drawing") -> Markup:
    """Draw a form. ``name`` begins the ids in it: two drawings on a page need two.

    Where steps are links the drawing is a group, since an image could have nothing to press in it.
    """
    placed = layout(drawn)
    role = "group" if href_of else "img"
    pieces = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="draw" viewBox="0 0 {WIDE} {placed.high:g}"'
        f' width="{WIDE}" height="{placed.high:g}" role="{role}"'
        f' aria-labelledby="{name}-title" aria-describedby="{name}-desc">',
        f'<title id="{name}-title">{_text(f"The ways through ‘{drawn.title}’")}</title>',
        f'<desc id="{name}-desc">{_text(_described(drawn))}</desc>',
        *(_rect(band) for band in placed.bands),
        *(_stroke(stroke) for stroke in placed.strokes),
        *(_words(line) for line in placed.words),
        *(piece for box in placed.boxes for piece in _box(box, href_of)),
        "</svg>",
    ]
    return Markup("".join(pieces))


def _described(drawn: Graph) -> str:
    every = list(stops(drawn))
    leaving = sum(stop.is_exit for stop in every)
    some = sum(bool(stop.when) and not stop.is_exit for stop in every)
    pages = counted(len(every) - leaving, "page")
    return (
        f"{counted(len(drawn.parts), 'part')} with {pages} from top to bottom, "
        f"{some} of them only for some people. {counted(leaving, 'way')} out to the side. "
        "The same stands below in words."
    )


def _box(box: Box, href_of: HrefOf | None) -> Iterator[str]:
    href = href_of(box.stop.id) if href_of and box.stop else ""
    if href:
        yield f'<a href="{_text(href)}">'
    yield _rect(box)
    yield from map(_words, box.words)
    if href:
        yield "</a>"


def _rect(box: Box) -> str:
    round_ = {"start": 18, "end": 18}.get(box.look, 4)
    return (
        f'<rect class="draw-{box.look}" x="{box.x:g}" y="{box.y:g}" width="{box.wide:g}"'
        f' height="{box.high:g}" rx="{round_}"/>'
    )


def _words(line: Words) -> str:
    return (
        f'<text class="draw-words-{line.look}" x="{line.x:g}" y="{line.y:g}">'
        f"{_text(line.text)}</text>"
    )


def _stroke(stroke: Stroke) -> str:
    path = " ".join(f"{x:g},{y:g}" for x, y in stroke.points)
    drawn = f'<polyline class="draw-{stroke.look}" points="{path}"/>'
    return drawn + _arrow(stroke) if stroke.arrow else drawn


def _arrow(stroke: Stroke) -> str:
    """Draw the head of an arrow, down or to the right."""
    (from_x, _from_y), (x, y) = stroke.points[-2:]
    wings = f"{x - 8:g},{y - 5:g} {x - 8:g},{y + 5:g}"
    if from_x == x:
        wings = f"{x - 5:g},{y - 8:g} {x + 5:g},{y - 8:g}"
    return f'<polygon class="draw-head-{stroke.look}" points="{x:g},{y:g} {wings}"/>'


def _text(text: str) -> str:
    return escape(text, quote=True)
