"""Who helps where we do not: as content gives it, and plainly where it gives nothing."""

from __future__ import annotations

from dataclasses import dataclass

from portal.forms.definition import Way

HOME = Way("Go to our home page", href="/")


@dataclass(frozen=True)
class Helper:
    """What we tell somebody whose repairs are not ours: paragraphs, and whom to turn to."""

    words: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Help:
    """What content says of others: by how people hold their home."""

    helpers: tuple[tuple[str, Helper], ...] = ()

    def words(self, whom: str) -> tuple[str, ...]:
        """Give the paragraphs for somebody; none if content has none."""
        return self._of(whom).words

    def ways(self, whom: str) -> tuple[Way, ...]:
        """Give whom they can turn to. There is always a way."""
        return self._of(whom).ways or (HOME,)

    def _of(self, whom: str) -> Helper:
        return dict(self.helpers).get(whom, Helper())
