"""The council's name as it stands at the head of a document."""

from __future__ import annotations

from portal.council.models import CouncilSettings

from .words import Inline, Strong


def letterhead(council: CouncilSettings) -> tuple[Inline, ...]:
    """The name, its first part strong if the council has said which."""
    if not council.name_strong or not council.name.startswith(council.name_strong):
        return (Strong(council.name),)
    return (Strong(council.name_strong), council.name.removeprefix(council.name_strong))
