"""Headings and blocks in the order in which they are read, put into sections within sections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .hypertext import Found, Heading
from .model import Block, Section


class End:
    """What stood under a heading of its own, such as a panel, is over; what follows has none."""


@dataclass
class _Open:
    level: int
    title: str
    blocks: list[Block] = field(default_factory=list)
    sections: list[_Open] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.title, self.blocks, [each.closed() for each in self.sections])

    @property
    def empty(self) -> bool:
        return not self.title and not self.blocks and not self.sections


def sections(found: Iterable[Found | End]) -> list[Section]:
    """The sections; blocks before the first heading stand in one without a title.

    A heading that skips levels lies no deeper than one below the heading before it.
    """
    top = _Open(0, "")
    path = [top]
    for each in found:
        if isinstance(each, Heading):
            while path[-1].level >= each.level:
                path.pop()
            path.append(_under(path[-1], each.level, each.text))
        elif isinstance(each, End):
            del path[1:]
            path.append(_under(top, 6, ""))
        else:
            if len(path) == 1:
                path.append(_under(top, 6, ""))
            path[-1].blocks.append(each)
    return [each.closed() for each in top.sections if not each.empty]


def _under(parent: _Open, level: int, title: str) -> _Open:
    made = _Open(level, title)
    parent.sections.append(made)
    return made
