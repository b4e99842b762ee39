"""Room for the answer to one question: boxes to tick, or to write in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.documents.model import Blank, Block, Paragraph, Room, Tick, Ticks

from ..definition import LISTED, Kind, Question

TICK_ONE, TICK_ALL = "Tick one box.", "Tick every box that applies."
EMPTY = "You can leave this empty."
COPIES = "Send copies with this form. Do not send originals unless we ask you to."
ROOMY = "Do you need more room? Use another sheet of paper."
HOW_MANY = "How many things are you sending?"
SENDING, NOT_SENDING = "I am sending copies for this question", "I am not sending anything"
DAY = (Blank("Day", 2), Blank("Month", 2), Blank("Year", 4))
ADDRESS = (
    Blank("House number or name, and street"),
    Blank("More of the address, if there is any"),
    Blank("Town or city"),
    Blank("Postcode", 8),
)
SHAPES: Mapping[Kind, tuple[Blank, ...]] = {
    Kind.DATE: DAY,
    Kind.MONEY: (Blank("Pounds", 6), Blank("Pence", 2)),
    Kind.ADDRESS: ADDRESS,
    Kind.POSTCODE: (Blank(letters=8),),
    Kind.NINO: (*(Blank(letters=2) for _ in range(4)), Blank(letters=1)),
    Kind.SORT_CODE: tuple(Blank(letters=2) for _ in range(3)),
    Kind.ACCOUNT_NUMBER: (Blank(letters=8),),
}
DIGITS = 10
"""A number with no more than so many has a box for each."""
ON_A_LINE = 50
"""Letters that a person writes on one line."""
FEWEST_LINES, MOST_LINES = 4, 12
LONG_TEXT = 500
"""Letters that somebody may write where nothing else is said."""


def room(question: Question, ways: Mapping[str, str]) -> Iterator[Block]:
    """Give what stands below a question. ``ways`` say what to do next, by the answer's value."""
    if question.hint:
        yield Paragraph(question.hint)
    if not question.required and question.kind is not Kind.FILE:
        yield Paragraph(EMPTY)
    if question.kind in LISTED:
        yield from _boxes(question, ways)
    elif question.kind is Kind.FILE:
        yield from _copies(question)
    elif question.kind is Kind.TEXTAREA:
        yield Room([Blank(lines=_lines(question.longest or LONG_TEXT))])
        yield Paragraph(ROOMY)
    else:
        yield Room(SHAPES.get(question.kind) or _one_line(question))


def _boxes(question: Question, ways: Mapping[str, str]) -> Iterator[Block]:
    yield Paragraph(TICK_ALL if question.kind is Kind.CHECKBOXES else TICK_ONE)
    yield Ticks(
        [Tick(each.label, each.hint, ways.get(each.value, "")) for each in question.options]
    )
    if question.choices_from:
        yield Room([Blank("Another answer")])


def _copies(question: Question) -> Iterator[Block]:
    yield Paragraph(COPIES)
    if question.max_files > 1:
        yield Paragraph(f"You can send up to {question.max_files}.")
    if question.required:
        yield Room([Blank(HOW_MANY, 2)])
    else:
        yield Paragraph(TICK_ONE)
        yield Ticks([Tick(SENDING), Tick(NOT_SENDING)])


def _one_line(question: Question) -> tuple[Blank, ...]:
    if question.kind is Kind.WHOLE_NUMBER:
        digits = len(str(question.most)) if question.most is not None else DIGITS
        return (Blank(letters=min(digits, DIGITS)),)
    return (Blank(lines=2 if question.longest > ON_A_LINE else 1),)


def _lines(letters: int) -> int:
    return max(FEWEST_LINES, min(MOST_LINES, -(-letters // ON_A_LINE)))
