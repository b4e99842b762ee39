"""liblouis, as a child process.

It is C that reads strangers' words: in a process of its own it cannot take the portal down, hang
it or keep its lock. One run for a whole document, tables included, takes about 10 ms, so loading
the library into ours would gain nothing that a reader could feel.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ..children import MEGABYTE, Bounds, EngineFailed, run

PROGRAM = "lou_translate"
PACKAGES = ("liblouis-bin", "liblouis-data")
TABLES = Path("/usr/share/liblouis/tables")
DISPLAY = "en-us-brf.dis"
"""Braille ASCII: the 64 signs from space to underscore."""
UNDEFINED = "undefined.uti"
"""Beside this module: what a table lacks comes out as a sign that is no Braille ASCII."""
LONGEST = 400
"""Letters in a line of input: the program breaks lines of 2,048, and a letter may need 4 signs."""
BOUNDS = Bounds(seconds=20, memory=256 * MEGABYTE, written=32 * MEGABYTE)
SIGNS = frozenset(map(chr, range(0x20, 0x60)))
IN_ORDER_OF_DOTS = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
FROM_DOTS = {0x2800 + dots: sign for dots, sign in enumerate(IN_ORDER_OF_DOTS)}
"""Some tables, such as the Russian, answer in Unicode's Braille all the same."""

_verdicts: dict[str, dict[str, bool]] = {}


def missing() -> str:
    """A sentence for whoever runs the portal, or nothing when Braille can be made."""
    if lacking := missing_packages():
        return f"Braille cannot be made on this computer: it lacks {', '.join(lacking)}."
    return ""


@cache
def missing_packages() -> tuple[str, ...]:
    """Debian's names of the packages that Braille lacks here."""
    found = (shutil.which(PROGRAM), TABLES.is_dir())
    return tuple(package for package, there in zip(PACKAGES, found, strict=True) if not there)


def translated(texts: Sequence[str], table: str) -> list[str]:
    """Each text, of one line and at most LONGEST letters, in Braille ASCII. Raises EngineFailed."""
    made = _run(texts, f"{DISPLAY},{table},{UNDEFINED}", "--forward")
    return [line.translate(FROM_DOTS) for line in made]


def read_back(lines: Sequence[str], table: str) -> list[str]:
    """Lines of Braille ASCII as words again: how the tests read what was written."""
    return _run(lines, f"{DISPLAY},{table}", "--backward")


def unknown(letters: Iterable[str], table: str) -> frozenset[str]:
    """Those of the letters that the table cannot write. It is asked once for each."""
    verdicts = _verdicts.setdefault(table, {})
    new = [letter for letter in set(letters) if letter not in verdicts]
    if new:
        for letter, signs in zip(new, translated(new, table), strict=True):
            verdicts[letter] = bool(signs.strip()) and SIGNS.issuperset(signs)
    return frozenset(letter for letter in letters if not verdicts[letter])


def _run(lines: Sequence[str], tables: str, way: str) -> list[str]:
    if not lines:
        return []
    # The program reads \x0041 as a letter, so every backslash is doubled.
    fed = "\n".join(lines).replace("\\", "\\\\") + "\n"
    made = run([PROGRAM, way, tables], fed.encode(), BOUNDS, Path(__file__).parent).decode()
    back = made.removesuffix("\n").split("\n")
    if len(back) != len(lines):
        raise EngineFailed(f"{PROGRAM} gave {len(back)} lines for {len(lines)}.")
    return back
