"""The council's own words for a message, with ((names)) in them for what differs each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

NAME = re.compile(r"\(\(([^()]*)\)\)")
PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


class UnknownName(LookupError):
    """The words ask for something that this message does not offer."""


def names_in(text: str) -> list[str]:
    """The names that a text asks for, each once, as they are written between the brackets."""
    return list(dict.fromkeys(found.strip() for found in NAME.findall(text)))


def unknown(text: str, offered: Iterable[str]) -> list[str]:
    """The names in a text that are not offered."""
    known = set(offered)
    return [name for name in names_in(text) if name not in known]


def written(names: Iterable[str]) -> str:
    """Names as one writes them: ((reference)), ((address))."""
    return ", ".join(f"(({name}))" for name in names)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in. A paragraph of which nothing is left goes. Raises UnknownName.

    What a value holds is never read as a name.
    """
    if missing := unknown(text, values):
        raise UnknownName(written(missing))
    parts = PARAGRAPHS.split(text.replace("\r\n", "\n").strip())
    filled = (NAME.sub(lambda found: values[found[1].strip()], part).strip() for part in parts)
    return "\n\n".join(part for part in filled if part)


@dataclass(frozen=True, repr=False)
class Words:
    """What a message says. Its repr shows nothing: it may hold a reply."""

    subject: str
    body: str
    language: str = "en"
    own: bool = False
    """Whether the council wrote them, and not we."""

    @property
    def paragraphs(self) -> list[str]:
        return [part for part in PARAGRAPHS.split(self.body.strip()) if part]

    def filled(self, values: Mapping[str, str]) -> Words:
        """The same with these values in them. Raises UnknownName."""
        return replace(self, subject=fill(self.subject, values), body=fill(self.body, values))

    def __repr__(self) -> str:
        return "Words(…)"
