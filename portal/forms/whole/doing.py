"""Which button of the one page was pressed."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

DO = "do"
LEADING_ON = frozenset({"steps", "page", "link"})
INSIDE = "inside"
KINDS = LEADING_ON | {"update", "send", "add", "remove", "keep"}


@dataclass(frozen=True)
class Doing:
    """A button: ``kind``, and which list, thing or page it is of."""

    kind: str
    what: str = ""

    @property
    def judge(self) -> str:
        """What is called wrong: ``all`` that is, what is ``begun``, or only what was ``typed``."""
        if self.kind == "send":
            return "all"
        return "begun" if self.leads_on else "typed"

    @property
    def leads_on(self) -> bool:
        """Whether it leaves the page, so that nothing may stay that is not saved."""
        return self.kind in LEADING_ON

    @property
    def is_inside(self) -> bool:
        """Whether it was a button inside a question."""
        return self.kind == INSIDE

    @property
    def adding(self) -> str:
        return self.what if self.kind == "add" else ""

    @property
    def removed(self) -> str:
        """The thing that is taken off its list, as ``list/key``."""
        return self.what if self.kind == "remove" else ""

    @property
    def kept(self) -> str:
        """The page of which another tab's answer is kept."""
        return self.what if self.kind == "keep" else ""


def doing_of(posted: QueryDict) -> Doing:
    """Read the button. One inside a question only draws the page again."""
    if any(name.endswith("-do") for name in posted):
        return Doing(INSIDE)
    kind, _, what = posted.get(DO, "").partition(":")
    return Doing(kind, what) if kind in KINDS else Doing("update")
