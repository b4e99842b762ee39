"""Several pages that come back at once: what each changes, and whether another tab was there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..answers import finish
from ..definition import Repeat
from ..stale import Page
from ..wizard.storage import Full, put_once


@dataclass
class Pages:
    """What one press saves. It is a ``stale.Checked``."""

    pages: list[Page] = field(default_factory=list)
    lists: dict[Repeat, bool] = field(default_factory=dict)
    """Whether there is nothing more to add to them."""

    @property
    def written(self) -> dict[str, str]:
        return {live: view for page in self.pages for live, view in page.written.items()}

    def check(self, answers: Mapping[str, Any], writers: Mapping[str, str]) -> None:
        """Raises ``Conflict`` for the first page that was changed elsewhere."""
        for page in self.pages:
            page.check(answers, writers)

    def change(self, answers: dict[str, Any]) -> dict[str, Any]:
        """Give the answers with all of it in them. What a full list has no room for is left out."""
        for page in self.pages:
            try:
                answers = put_once(answers, page.live, dict(page.values))
            except Full:
                continue
        for repeat, done in self.lists.items():
            answers = finish(answers, repeat.id, done=done)
        return answers

    def __bool__(self) -> bool:
        return bool(self.pages or self.lists)
