"""Conditions and ways on paper, in words, by the numbers that questions have there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..conditions import Answered, Atom, Compared, Condition, Equals, In, Op
from ..definition import LISTED, Journey, Kind, Question, Repeat
from ..said import ALWAYS, DAYS, NEVER, Said, in_a_row, the_day, the_sum

COUNTS = {
    Op.LESS: "fewer than {}",
    Op.AT_MOST: "{} or fewer",
    Op.EQUAL: "exactly {}",
    Op.AT_LEAST: "{} or more",
    Op.MORE: "more than {}",
}
NUMBERS = {**COUNTS, Op.LESS: "less than {}", Op.AT_MOST: "{} or less"}


class SaidOnPaper(Said):
    """Says conditions by the numbers that questions have on paper."""

    def __init__(self, journey: Journey, numbers: Mapping[str, str]) -> None:
        super().__init__(journey)
        self.numbers = numbers

    def _atom(self, atom: Atom, no: str) -> str:
        asked = self._asked.get(atom.question)
        at = f"question {self.numbers.get(atom.question, '')}".strip()
        match atom:
            case In(_, ()):
                return ALWAYS if no else NEVER
            case Equals(_, value):
                return _ticked(asked, at, (value,), no)
            case In(_, values):
                return _ticked(asked, at, values, no)
            case Compared(_, op, value):
                return _compared(asked, at, op, value, no)
            case Answered():
                return _answered(asked, at, no)


def question(number: str) -> str:
    """Name a question by its number."""
    return f"question {number}"


def questions(numbers: Sequence[str]) -> str:
    """Name a run of questions by the first and the last number."""
    if len(numbers) == 1:
        return question(numbers[0])
    word = "and" if len(numbers) == 2 else "to"
    return f"questions {numbers[0]} {word} {numbers[-1]}"


def _ticked(asked: Question | Repeat | None, at: str, values: Sequence[str], no: str) -> str:
    known = asked if isinstance(asked, Question) else None
    if known is None or known.kind not in LISTED:
        answer = in_a_row([f"‘{value}’" for value in values])
        return f"your answer to {at} is {no}{answer}"
    labels = {option.value: option.label for option in known.options}
    words = [f"‘{labels[value]}’" for value in values if value in labels]
    if len(words) < len(values):
        words.append("another answer")
    return f"you {'did not tick' if no else 'ticked'} {in_a_row(words)} at {at}"


def _compared(asked: Question | Repeat | None, at: str, op: Op, value: object, no: str) -> str:
    if isinstance(asked, Repeat):
        told = f"{COUNTS[op].format(value)} {asked.one if value == 1 else asked.many}"
        return f"you {'did not list' if no else 'listed'} {told} at {at}"
    if isinstance(value, int | Decimal):
        money = asked is not None and asked.kind is Kind.MONEY
        told = NUMBERS[op].format(the_sum(value) if money else f"{value:,}")
        return f"your answer to {at} is {no}{told}"
    return f"your answer to {at} is {no}{DAYS[op]} {the_day(value)}"


def _answered(asked: Question | Repeat | None, at: str, no: str) -> str:
    if isinstance(asked, Repeat):
        return f"you listed {f'no {asked.many}' if no else f'at least 1 {asked.one}'} at {at}"
    if asked is not None and asked.kind is Kind.FILE:
        return f"you are {no}sending something for {at}"
    return f"you {'did not answer' if no else 'answered'} {at}"


def only_if(said: SaidOnPaper, run: str, condition: Condition, then: str) -> str:
    """Say for whom a run of questions is, and where everybody else goes on."""
    return f"Answer {run} only if {said.sentence(condition)}. If not, go to {then}."


def read_if(said: SaidOnPaper, condition: Condition | None) -> str:
    """Say for whom a box to read is; nothing if it is for everybody."""
    return f"Read this only if {said.sentence(condition)}." if condition else ""


def stop_if(said: SaidOnPaper, condition: Condition | None) -> str:
    """Say for whom the form ends here."""
    if condition is None:
        return "Stop here. Do not fill in the rest of this form."
    words = said.sentence(condition)
    return f"Stop here if {words}. Do not fill in the rest of this form."
