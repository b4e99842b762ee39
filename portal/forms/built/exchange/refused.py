"""Why a file is not taken."""

from __future__ import annotations

from collections.abc import Iterable

MOST_TOLD = 20
"""More reasons than anybody would read at once."""


class Refused(ValueError):
    """A file is no form that we can take. ``problems`` are sentences that say what to do."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(dict.fromkeys(problems))[:MOST_TOLD]
        super().__init__(" ".join(self.problems))
