"""Where everything of a drawing stands, in units of the drawing. A run's way past it is one lane to
the left of its steps, a part's another; an exit stands to the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .graph import END, Graph, Part, Run, Stop
from .wrap import wrapped

WIDE = 700
PART_LANE, LEFT, RUN_LANE, SPINE = 12, 28, 50, 96
BOX, BOX_WIDE = 72, 352
ASIDE, ASIDE_WIDE = 456, 228
LARGE, SMALL = 15.0, 13.0
BOLD = 1.15
"""How much wider the large words are, which are bold."""
LEAD, SMALL_LEAD, PAD, GAP = 20, 17, 10, 26


@dataclass(frozen=True)
class Words:
    """A line of words. ``look`` names its style."""

    x: float
    y: float
    text: str
    look: str


@dataclass(frozen=True)
class Box:
    """A frame with words. ``stop`` is the step that it stands for, if it does."""

    x: float
    y: float
    wide: float
    high: float
    look: str
    words: tuple[Words, ...] = ()
    stop: Stop | None = None


@dataclass(frozen=True)
class Stroke:
    """A line through these points, with an arrow at its end unless it only joins another."""

    points: tuple[tuple[float, float], ...]
    look: str = "line"
    arrow: bool = True


@dataclass
class Layout:
    """What is drawn: bands behind, then strokes, then boxes and words."""

    bands: list[Box] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    high: float = 0


def layout(drawn: Graph) -> Layout:
    """Place a whole form from top to bottom."""
    return _Placing().place(drawn)


class _Placing:
    """``y`` is how far down it is; the spine reaches from ``spine`` to there, while it is open."""

    def __init__(self) -> None:
        self.done = Layout()
        self.y = float(PAD)
        self.spine: float | None = None

    def place(self, drawn: Graph) -> Layout:
        self._box(BOX, BOX_WIDE, [(drawn.title, "title")], "start")
        for number, part in enumerate(drawn.parts, start=1):
            self._part(number, len(drawn.parts), part)
        self.y += GAP
        self._arrive(self.y)
        self._box(BOX, BOX_WIDE, [(END, "title")], "end")
        self.done.high = self.y + PAD
        return self.done

    def _part(self, number: int, of: int, part: Part) -> None:
        crossing = self.y + GAP / 2
        self.y += GAP
        top = self.y
        head = [(f"Part {number} of {of}: {part.title}", "part")]
        if part.when:
            head.append((f"Only when {part.when}", "when"))
        self.y += PAD
        # The spine runs on beside the heading, which begins to the right of it.
        self._write(SPINE + 14, WIDE - SPINE - 40, head)
        for run in part.runs:
            self._run(run)
        self.y += PAD * 1.5
        high = self.y - top
        self.done.bands.append(
            Box(LEFT, top, WIDE - LEFT - 8, high, "band-when" if part.when else "band")
        )
        if part.when:
            self._past(PART_LANE, crossing, self.y + GAP / 2)

    def _run(self, run: Run) -> None:
        if run.is_exit:
            self._exit(run.stops[0])
            return
        self.y += GAP / 2
        crossing = self.y
        if run.when:
            self.y += PAD
            self._write(SPINE + 14, BOX_WIDE - 40, [(f"Only when {run.when}", "when")])
        for place, stop in enumerate(run.stops):
            self.y += GAP if place else GAP / 2
            self._arrive(self.y)
            self._box(BOX, BOX_WIDE, list(_told(stop)), _look(stop, run), stop)
        self.y += GAP / 2
        if run.when:
            self._past(RUN_LANE, crossing, self.y)

    def _exit(self, stop: Stop) -> None:
        self.y += GAP / 2
        top = self.y
        when = (f"Ends here when {stop.when}", "when") if stop.when else (stop.about, "about")
        before = self.spine
        self._box(ASIDE, ASIDE_WIDE, [(stop.title, "title"), when], "exit", stop)
        self.spine = before
        middle = (top + self.y) / 2
        self.done.strokes.append(Stroke(((SPINE, middle), (ASIDE, middle)), "leave"))
        if not stop.when:
            self._join(middle)
            self.spine = None

    def _box(
        self,
        x: float,
        wide: float,
        told: list[tuple[str, str]],
        look: str,
        stop: Stop | None = None,
    ) -> None:
        top = self.y
        self.y += PAD
        words = tuple(self._lines(x + PAD, wide - 2 * PAD, told))
        self.y += PAD
        self.done.boxes.append(Box(x, top, wide, self.y - top, look, words, stop))
        self.spine = self.y

    def _write(self, x: float, wide: float, told: list[tuple[str, str]]) -> None:
        self.done.words += self._lines(x, wide, told)

    def _lines(self, x: float, room: float, told: list[tuple[str, str]]) -> Iterator[Words]:
        for text, look in told:
            large = look in ("title", "part")
            for line in wrapped(text, LARGE * BOLD if large else SMALL, room):
                self.y += LEAD if large else SMALL_LEAD
                yield Words(x, self.y - 5, line, look)

    def _past(self, lane: float, above: float, below: float) -> None:
        """Lead past what stands between two crossings."""
        around = ((SPINE, above), (lane, above), (lane, below), (SPINE, below))
        self.done.strokes.append(Stroke(around, "past"))
        if self.spine is None:  # whoever came through has left: the spine begins anew
            self.spine = below

    def _arrive(self, y: float) -> None:
        """Bring the spine down to the top of a box."""
        if self.spine is not None:
            self.done.strokes.append(Stroke(((SPINE, self.spine), (SPINE, y))))

    def _join(self, y: float) -> None:
        if self.spine is not None:
            self.done.strokes.append(Stroke(((SPINE, self.spine), (SPINE, y)), arrow=False))


def _look(stop: Stop, run: Run) -> str:
    return f"{stop.shape}{'-when' if run.when else ''}"


def _told(stop: Stop) -> Iterator[tuple[str, str]]:
    yield stop.title, "title"
    yield stop.about, "about"
    for page in stop.inner:
        yield f"• {page.title} ({page.about[:1].lower()}{page.about[1:]})", "about"
        if page.when:
            yield f"Only when {page.when}", "when"
