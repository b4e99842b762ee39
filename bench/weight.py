"""Bytes on the wire of a first visit to the home page, in Brotli, with everything it asks for."""

from __future__ import annotations

import re
import urllib.request
from dataclasses import dataclass
from urllib.parse import urljoin

from .figures import Figure, table
from .server import PLAIN, serving

LINKED = re.compile(
    r'<(?:link[^>]+rel="(?:stylesheet|preload|icon|manifest)"[^>]*href|script[^>]+src|img[^>]+src)'
    r'="([^"]+)"'
)
IN_STYLES = re.compile(r'url\("?([^")]+)"?\)')
OTHER_LETTERS = "council-ext"
"""The part of the typeface that a browser fetches only for letters outside Western Europe's."""


@dataclass(frozen=True)
class Piece:
    address: str
    wire: int
    kind: str


def fetch(address: str) -> tuple[bytes, Piece]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})  # noqa: S310 - our own server
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own server
        body = answer.read()
        kind = answer.headers.get_content_type()
    return body, Piece(address, len(body), kind)


def first_visit(address: str) -> list[Piece]:
    """The page and each file that it links to, or that its styles do, once."""
    import brotli

    html, page = fetch(address)
    pieces = {address: page}
    for link in LINKED.findall(brotli.decompress(html).decode()):
        target = urljoin(address, link)
        body, pieces[target] = fetch(target)
        if pieces[target].kind == "text/css":
            for font in IN_STYLES.findall(brotli.decompress(body).decode()):
                if OTHER_LETTERS not in font:
                    pieces[urljoin(target, font)] = fetch(urljoin(target, font))[1]
    return list(pieces.values())


def figures() -> list[Figure]:
    with serving(PLAIN) as address:
        pieces = first_visit(f"{address}/")
    text = sum(piece.wire for piece in pieces if piece.kind in ("text/html", "text/css"))
    script = sum(piece.wire for piece in pieces if "javascript" in piece.kind)
    return [
        Figure("Home page, first visit, everything", sum(p.wire for p in pieces), "B", 60_000),
        Figure("Home page, HTML and styles", text, "B", 14_000),
        Figure("Home page, script", script, "B", 5_000),
        Figure("Home page, files asked for", len(pieces)),
    ]


if __name__ == "__main__":
    print(table(figures()))
