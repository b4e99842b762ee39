"""Words as liblouis can write them: runs of letters, each with the table that knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..addresses import bare_address
from ..words import Inline, Link, Phrase, Words, pieces
from .engine import LONGEST, translated, unknown
from .tables import table_of

LOST = "?"
_space = re.compile(r"\s+")
_lost = re.compile(rf"{re.escape(LOST)}{{2,}}")
_too_long = re.compile(rf"(.{{1,{LONGEST}}})(?:\s|\Z)|(.{{{LONGEST}}})", re.DOTALL)


@dataclass(frozen=True)
class Run:
    text: str
    table: str


Line = tuple[Run, ...]


@dataclass
class Scribe:
    """Turns the words of a document into runs, and counts the letters that it had to leave out."""

    table: str
    written: int = 0
    lost: int = 0
    _known: dict[Line, str] = field(default_factory=dict)

    def lines(self, words: Words) -> list[Line]:
        """The words, a line end in them beginning another line; empty lines are left out."""
        lines: list[list[Run]] = [[]]
        for piece in pieces(words):
            first, *rest = _said(piece).split("\n")
            lines[-1] += self._runs(first, piece)
            lines += [list(self._runs(line, piece)) for line in rest]
        return [line for line in map(_joined, lines) if line]

    def line(self, words: Words) -> Line:
        """The words on one line."""
        runs = [run for line in self.lines(words) for run in (*line, Run(" ", self.table))]
        return _joined(runs)

    def _runs(self, text: str, piece: Inline) -> Iterator[Run]:
        text = unicodedata.normalize("NFC", _space.sub(" ", text))
        own = table_of(piece.language) if isinstance(piece, Phrase) else ""
        lacking = unknown(frozenset(text) - {" "}, self.table)
        if own and lacking and lacking - unknown(lacking, own):
            yield Run(self._fitted(text, own), own)
        elif text:
            yield Run(self._fitted(text, self.table), self.table)

    def _fitted(self, text: str, table: str) -> str:
        lacking = unknown(frozenset(text) - {" "}, table)
        instead = {letter: _instead(letter, table) for letter in lacking}
        self.written += sum(letter.isalnum() for letter in text)
        self.lost += sum(instead.get(letter) == LOST for letter in text)
        fitted = text.translate({ord(letter): other for letter, other in instead.items()})
        return _space.sub(
            " ", re.sub(rf"{re.escape(LOST)}{{2,}}", LOST, fitted) if lacking else fitted
        )

    def braille(self, lines: set[Line]) -> dict[Line, str]:
        """Every line in Braille ASCII, with one run of the engine for each table."""
        parts = {run: _pieces(run.text) for line in lines for run in line}
        made: dict[Run, str] = {}
        for table in sorted({run.table for run in parts}):
            asked = [(run, piece) for run in parts if run.table == table for piece in parts[run]]
            signs = translated([piece for _, piece in asked], table)
            for (run, _), sign in zip(asked, signs, strict=True):
                made[run] = made.get(run, "") + sign
        return {line: " ".join("".join(made[run] for run in line).split()) for line in lines}


def _said(piece: Inline) -> str:
    if isinstance(piece, str):
        return piece
    bare = bare_address(piece) if isinstance(piece, Link) else ""
    return f"{piece.text} ({bare})" if bare else piece.text


def _joined(runs: list[Run]) -> Line:
    """Neighbours of one table become one run; a line of spaces alone becomes nothing."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].table == run.table:
            joined[-1] = Run(joined[-1].text + run.text, run.table)
        else:
            joined.append(run)
    if not any(run.text.strip() for run in joined):
        return ()
    joined[0] = Run(joined[0].text.lstrip(), joined[0].table)
    joined[-1] = Run(joined[-1].text.rstrip(), joined[-1].table)
    return tuple(joined)


def _pieces(text: str) -> list[str]:
    """The text in parts that the engine takes, split between words where it can be."""
    if len(text) <= LONGEST:
        return [text]
    return [f"{words} " if words else letters for words, letters in _too_long.findall(text)]


def _instead(letter: str, table: str) -> str:
    """What stands for a letter that the table lacks: the same in other letters, or its name."""
    kind = unicodedata.category(letter)
    if kind in {"Cf", "Cc", "Zs"} or letter in "\ufe0e\ufe0f":
        return " " if kind == "Zs" else ""
    for form in ("NFKC", "NFKD"):
        simpler = unicodedata.normalize(form, letter)
        plain = "".join(one for one in simpler if not unicodedata.combining(one))
        if plain and plain != letter and not unknown(frozenset(plain) - {" "}, table):
            return plain
    if kind in {"So", "Sk", "Sm"} and (name := unicodedata.name(letter, "")):
        described = f" ({name.lower()}) "
        return LOST if unknown(frozenset(described) - {" "}, table) else described
    return "" if kind == "Mn" else LOST
