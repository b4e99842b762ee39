"""The questions of a form on paper, part by part, with the notes on who answers what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from portal.documents.model import Block, Items, Notice, Paragraph, Section, Tick, Ticks
from portal.documents.words import Link, Words

from ..definition import ContentStep, ExitStep, Journey, QuestionStep, Repeat, Way
from . import said
from .jumps import Jumps, Only
from .points import LETTERS, Point, points, whole
from .room import room
from .said import SaidOnPaper

ROOM_FOR = 3
"""Things on a list that there is room for, unless more have to be on it."""
END = "the end of the form, ‘Send it’"


def parts(journey: Journey) -> list[Section]:
    """Give each part of the form as a section of the document."""
    row = points(journey)
    numbers = {each.asks: each.number for place in row for each in (place, *place.inside)}
    body = _Body(row, SaidOnPaper(journey, numbers), END)
    grouped = [list(each) for _part, each in groupby(range(len(row)), lambda n: row[n].section.id)]
    several = len(grouped) > 1
    return [
        Section(
            f"Part {number}: {row[places[0]].section.title}"
            if several
            else row[places[0]].section.title,
            sections=list(body.sections(places)),
        )
        for number, places in enumerate(grouped, start=1)
    ]


class _Body:
    """A row of points as sections: those of a form, or those of one thing on a list."""

    def __init__(
        self, row: Sequence[Point], words: SaidOnPaper, end: str, of_each: str = ""
    ) -> None:
        self.row, self.words, self.end, self.of_each = row, words, end, of_each
        self.jumps = Jumps(row)
        self.boxes = self._lettered()

    def sections(self, places: Sequence[int]) -> Iterator[Section]:
        """Give these points as sections; questions of one page stand below its title."""
        for _page, held in groupby(places, lambda place: id(self.row[place].step)):
            together = list(held)
            step = self.row[together[0]].step
            made = [self._section(place) for place in together]
            if not isinstance(step, QuestionStep) or not step.title:
                yield from made
            elif len(made) == 1:
                yield made[0]
            else:
                yield Section(step.title, [Paragraph(each) for each in step.intro], made)

    def _section(self, place: int) -> Section:
        point = self.row[place]
        notes: list[Block] = [Notice(self._only(note)) for note in self.jumps.only(place)]
        if point.question is not None:
            intro = () if self._introduced(point) else self._intro(point)
            ways = {
                value: f"go to {self._at(to)}"
                for value, to in self.jumps.go_to.get(place, {}).items()
            }
            blocks = [*notes, *intro, *room(point.question, ways)]
            title = f"{point.number}. {point.question.label}"
            return Section(title, blocks, together=True)
        if isinstance(point.step, Repeat):
            return self._list(place, point.step, notes)
        return self._box(place, notes)

    def _introduced(self, point: Point) -> bool:
        """Say whether the page's own words stand above its questions already, or above another."""
        step = point.step
        held = [each for each in self.row if each.step is step]
        titled = isinstance(step, QuestionStep) and bool(step.title)
        return held[0] is not point or (titled and len(held) > 1)

    def _intro(self, point: Point) -> Iterator[Block]:
        if isinstance(point.step, QuestionStep):
            label = point.question.label if point.question else ""
            title = point.step.title
            if title and title != label:
                yield Paragraph(title)
            yield from (Paragraph(each) for each in point.step.intro)

    def _box(self, place: int, notes: list[Block]) -> Section:
        step = self.row[place].step
        condition = whole(self.jumps.alone(place))
        letter = self.boxes.get(place, "")
        title = f"Box {letter}: {step.heading}" if letter else step.heading
        if isinstance(step, ExitStep):
            stop = Notice(said.stop_if(self.words, condition))
            body = [Paragraph(each) for each in step.body]
            return Section(title, [*notes, stop, *body, *_ways(step.ways)], together=True)
        read = said.read_if(self.words, condition)
        box = step if isinstance(step, ContentStep) else None
        return Section(
            title,
            [
                *notes,
                *([Notice(read)] if read else []),
                *_ways(box.ways if box else ()),
                *(Paragraph(each) for each in (box.body if box else ())),
            ],
            together=True,
        )

    def _list(self, place: int, step: Repeat, notes: list[Block]) -> Section:
        number = self.row[place].number
        count = min(max(ROOM_FOR, step.minimum), step.most or ROOM_FOR)
        most = f"You can list up to {step.most}." if step.most else ""
        here = f"There is room here for {count}." if step.most != count else ""
        told: list[Block] = [*notes, Paragraph(f"{here} {most}".strip())]
        if step.minimum:
            told.append(Paragraph(f"We need at least {step.minimum}."))
        else:
            on = f"go to {self._at(self.jumps.if_none(place))}"
            told.append(Ticks([Tick(f"No {step.many}", then=on)]))
        inside = _Body(
            self.row[place].inside,
            self.words,
            f"the end of this {step.one}",
            of_each=f"for this {step.one}",
        )
        named = f"{step.one[:1].upper()}{step.one[1:]}"
        each = list(inside.sections(range(len(inside.row))))
        blocks = [Section(f"{named} {n}", sections=each) for n in range(1, count + 1)]
        if not step.most or step.most > count:
            more = (
                f"Are there more than {count} {step.many}? Write the same about each on another "
                f"sheet of paper. Put ‘question {number}’ at the top."
            )
            blocks.append(Section(blocks=[Paragraph(more)]))
        return Section(f"{number}. {step.title}", told, blocks)

    def _only(self, note: Only) -> str:
        run = note.run
        numbers = [each.number for each in self.row[run.start : run.end] if each.asks]
        then = self._at(note.target)
        whom = f"{said.questions(numbers)} {self.of_each}".strip()
        return said.only_if(self.words, whom, run.condition, then)

    def _at(self, place: int) -> str:
        """Name a place to go on at."""
        if place >= len(self.row):
            return self.end
        number = self.row[place].number
        return said.question(number) if number else f"box {self.boxes[place]}"

    def _lettered(self) -> Mapping[int, str]:
        """Give a letter to each box that somebody is sent to."""
        rows = range(len(self.row))
        targets = {note.target for place in rows for note in self.jumps.only(place)}
        targets |= {to for ways in self.jumps.go_to.values() for to in ways.values()}
        targets |= {self.jumps.if_none(n) for n in rows if isinstance(self.row[n].step, Repeat)}
        boxes = [n for n in rows if n in targets and not self.row[n].number]
        return {place: _letter(number) for number, place in enumerate(boxes)}


def _letter(number: int) -> str:
    turn, letter = divmod(number, len(LETTERS))
    return LETTERS[letter].upper() + (str(turn + 1) if turn else "")


def _ways(ways: Sequence[Way]) -> Iterator[Block]:
    if ways:
        yield Paragraph("What you can do:")
        yield Items([_way(way) for way in ways])


def _way(way: Way) -> Words:
    return f"{way.label}: {way.phone}" if way.phone else (Link(way.label, way.href),)
