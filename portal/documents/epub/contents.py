"""HTML as XHTML, and the list of its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_SIGN = r"(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})"
ADDRESS = re.compile(
    rf"(?:https?://[a-z0-9][a-z0-9.-]*(?::\d{{1,5}})?(?:[/?]{_SIGN}*)?|(?:mailto|tel):{_SIGN}+)"
    rf"(?:\#{_SIGN}*)?",
    re.IGNORECASE | re.ASCII,
)
"""RFC 3986, narrower: EPUBCheck and some readers refuse a book for one bad address."""
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


@dataclass(frozen=True)
class Heading:
    level: int
    name: str
    text: str


def well_formed(html: str) -> tuple[SafeString, list[Heading]]:
    """The same as XHTML, each heading with a name to go to, and these headings.

    A link to an address that no reader could follow becomes its text.
    """
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        if not ADDRESS.fullmatch(str(link["href"])):
            link.unwrap()
    found = []
    for number, heading in enumerate(soup.find_all(HEADINGS)):
        name = heading["id"] = f"heading-{number}"
        text = " ".join(heading.get_text(" ").split())
        found.append(Heading(int(heading.name[1]), name, text))
    return mark_safe(soup.decode(formatter="minimal")), found  # noqa: S308 - our own templates


def contents(headings: Sequence[Heading]) -> SafeString:
    """Lists within lists, as deep as the headings."""
    return format_html_join("", "{}", ((_item(one, under),) for one, under in _grouped(headings)))


def _item(heading: Heading, under: Sequence[Heading]) -> SafeString:
    inner = format_html("<ol>{}</ol>", contents(under)) if under else ""
    return format_html(
        '<li><a href="text.xhtml#{}">{}</a>{}</li>\n', heading.name, heading.text, inner
    )


def _grouped(headings: Sequence[Heading]) -> list[tuple[Heading, list[Heading]]]:
    """Each of the highest headings here, with those that stand under it."""
    groups: list[tuple[Heading, list[Heading]]] = []
    for heading in headings:
        if groups and heading.level > groups[-1][0].level:
            groups[-1][1].append(heading)
        else:
            groups.append((heading, []))
    return groups
