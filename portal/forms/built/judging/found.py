"""One thing to put right in a form, as an editor is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...prove.problem import Thing


@dataclass(frozen=True)
class Finding:
    """One thing to put right. ``block`` is the id of a block, or empty for the whole form.

    ``where`` names it as the editor sees it. ``stops``: the form cannot go live with it. ``field``
    is the field of the page that it is about, where it is about one.
    """

    message: str
    block: str = ""
    where: str = ""
    stops: bool = True
    field: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


@dataclass(frozen=True)
class Judged:
    """One thing to put right, of a part, a page or a question; with an empty ``id``, of a field."""

    message: str
    thing: Thing = Thing.PAGE
    id: str = ""
    stops: bool = True
    field: str = ""
