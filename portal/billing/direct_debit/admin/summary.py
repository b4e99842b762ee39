"""What a table holds, and how it differs from the one in use. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..modulus.table import Row, Table

Line = tuple[str, int]


def contents(table: Table) -> list[Line]:
    """How many rows, of which method and with which exception."""
    methods = Counter(row.method.value for row in table.rows)
    exceptions = Counter(row.exception for row in table.rows if row.exception)
    return [
        ("Rows", len(table.rows)),
        *((f"Rows with {name}", methods[name]) for name in sorted(methods)),
        *((f"Rows with exception {each}", exceptions[each]) for each in sorted(exceptions)),
        ("Substitutes", len(table.substitutes)),
    ]


def differences(before: Table, after: Table) -> list[str]:
    """Every range of sort codes that is new, gone or checked in another way, in words."""
    was, now = _by_range(before), _by_range(after)
    return list(_words(was, now))


def _by_range(table: Table) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in table.rows:
        found.setdefault((row.first, row.last), []).append(row)
    return found


def _words(
    was: dict[tuple[str, str], list[Row]], now: dict[tuple[str, str], list[Row]]
) -> Iterator[str]:
    for each in sorted(was.keys() | now.keys()):
        name = f"{each[0]} to {each[1]}"
        if each not in was:
            yield f"{name}: new"
        elif each not in now:
            yield f"{name}: taken out"
        elif was[each] != now[each]:
            yield f"{name}: checked in another way"
