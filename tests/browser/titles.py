"""Which page has which title, told by every process of a run to all others."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path


class Titles:
    """Kept in a file: each process looks at other pages, in any order."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def taken(self, title: str, name: str) -> str:
        """The other page that has this title already, or ""; from now on ``name`` has it too."""
        with self._place.open("a+") as kept:
            fcntl.flock(kept, fcntl.LOCK_EX)
            kept.seek(0)
            others = [json.loads(line) for line in kept]
            kept.write(json.dumps([title, name]) + "\n")
        return next((owner for same, owner in others if same == title and owner != name), "")
