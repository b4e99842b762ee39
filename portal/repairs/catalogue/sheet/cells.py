"""The cells of one row, read as what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from ...words import Defect, Hazard, Place, Priority, Responsibility, Track
from ..paragraphs import split
from ..tree import Leaf
from .columns import OF_AN_END, YES

Word = TypeVar("Word", bound=Enum)
MOST_CHARACTERS = {
    "answer": 120,
    "hint": 200,
    "question": 120,
    "key": 50,
    "same as": 50,
    "name": 120,
    "why": 300,
    "trade": 40,
    "sor": 20,
    "phone": 20,
    "call": 20,
    "whom": 80,
}
"""As long as the draft can keep it."""
BIGGEST = 32_767


@dataclass(frozen=True)
class Fault:
    """Something that cannot be taken over. Row 1 is the heading; row 0 is the file as a whole."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f"Row {self.row}" + (f", column ‘{self.column}’" if self.column else "")
        return f"{where}: {self.message}" if self.row else self.message


@dataclass
class Row:
    """A row of the table, counted as a spreadsheet counts. Faults are gathered, each once."""

    number: int
    cells: dict[str, str]
    faults: list[Fault] = field(default_factory=list)

    def __getitem__(self, column: str) -> str:
        cell = self.cells.get(column, "")
        most = MOST_CHARACTERS.get(column.rstrip(" 1234"))
        if most and len(cell) > most:
            self.fault(column, f"This is longer than {most} characters.")
        return cell

    def fault(self, column: str, message: str) -> None:
        """Note a fault."""
        found = Fault(self.number, column, message)
        if found not in self.faults:
            self.faults.append(found)

    def yes(self, column: str) -> bool:
        """Read yes or nothing."""
        if self[column].lower() not in ("", YES, "no"):
            self.fault(column, "Write yes, or leave it empty.")
        return self[column].lower() == YES

    def number_or_none(self, column: str) -> int | None:
        """Read a whole number, or nothing."""
        cell = self[column]
        if not cell:
            return None
        if not (cell.isascii() and cell.isdecimal()) or int(cell[:9]) > BIGGEST:
            self.fault(column, f"Write a whole number, up to {BIGGEST}.")
            return None
        return int(cell)

    def area(self) -> Place | None:
        return self._word("area", Place)

    def leaf(self) -> Leaf | None:
        """Read the end; ``None`` where the row says nothing of one."""
        if not any(self[name] for name in OF_AN_END if name != "same as"):
            return None
        return Leaf(
            name=self["name"],
            priority=self._word("priority", Priority),
            trade=self["trade"],
            sor=self["sor"],
            minutes=self.number_or_none("minutes") or 0,
            responsibility=self._word("who does it", Responsibility),
            unless_crime=self.yes("unless crime"),
            defect=self._word("right to repair", Defect),
            hazard=self._word("hazard", Hazard),
            track=self._word("track", Track) or Track.NONE,
            self_help=split(self["try first"]),
            phone=self["phone"],
            why=self["why"],
        )

    def _word(self, column: str, words: type[Word]) -> Word | None:
        if not self[column]:
            return None
        try:
            return words(self[column].lower())
        except ValueError:
            known = ", ".join(str(word.value) for word in words)
            self.fault(column, f"‘{self[column][:30]}’ is not one of: {known}.")
            return None
