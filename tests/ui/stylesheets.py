"""Read the built style sheets: tokens by theme, sizes of type, contrast of colours."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import brotli  # type: ignore[import-untyped]
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "static" / "build"

# How each theme's tokens are selected, beside the light ones, and in which sheet.
THEMES = {
    "light": ("core.css", ":root"),
    "paper": ("core.css", ":root:root"),
    "dark": ("display-dark.css", ":root[data-theme=dark]"),
    "cream": ("display-cream.css", ":root[data-theme=cream]"),
    "contrast": ("display-contrast.css", ":root[data-theme=contrast]"),
    "black": ("display-black.css", ":root[data-theme=black]"),
}


def text(name: str) -> str:
    """A built file's text."""
    return (BUILD / name).read_text("utf-8")


def squeezed(name: str) -> int:
    """Bytes of a built file on the wire: Brotli, quality 11."""
    return len(brotli.compress((BUILD / name).read_bytes(), quality=11))


FIRST_FLIGHT = 14 * 1024
"""Bytes of HTML and CSS that a first visit may cost."""
BROWSERS = {"Accept-Encoding": "gzip, br"}


def first_visit(client: Client, address: str) -> tuple[list[str], int]:
    """The sheets that a page links, without their hashes, and what they and it weigh."""
    response = client.get(address, follow=True, headers=BROWSERS)
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[response["Content-Encoding"]]
    links = re.findall(r'rel="stylesheet" href="([^"]+)"', unpack(response.content).decode())
    ours = [re.sub(r"\.[0-9a-f]{12}\.css$", ".css", link.rpartition("/")[2]) for link in links]
    built = [name for name in ours if (BUILD / name).is_file()]
    asked = [link for link, name in zip(links, ours, strict=True) if name not in built]
    own = [client.get(link, headers=BROWSERS) for link in asked]
    return ours, sum(
        [len(response.content), *map(squeezed, built), *(len(each.content) for each in own)]
    )


def blocks(css: str) -> Iterator[tuple[str, str]]:
    """Every selector and its declarations, whatever media query they stand in."""
    yield from re.findall(r"([^{}]+)\{([^{}]*)\}", css)


def own_tokens(theme: str) -> dict[str, str]:
    """The custom properties that this theme sets itself."""
    found: dict[str, str] = {}
    sheet, wanted = THEMES[theme]
    for selector, body in blocks(text(sheet)):
        if selector == wanted:
            found.update(re.findall(r"(--[\w-]+):\s*([^;]+)", body))
    return found


def tokens(theme: str) -> dict[str, str]:
    """Every token as a page in this theme has it."""
    return own_tokens("light") | own_tokens(theme)


def rgb(value: str) -> tuple[float, float, float]:
    """A ``#rgb`` or ``#rrggbb`` colour, or the one that a ``var()`` falls back on, 0 to 1."""
    match = re.search(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", value)
    if match is None:
        raise ValueError(f"not a colour: {value}")
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2, definitions), 1 to 21."""

    def luminance(value: str) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(value)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def type_sizes(css: str) -> Iterator[tuple[str, float]]:
    """Every font size that is written, and what it comes to in px (percent of 16 px)."""
    scale = {"px": 1.0, "rem": 16.0, "em": 16.0, "pt": 4 / 3, "%": 0.16}
    for value in re.findall(r"font(?:-size)?:([^;}]+)", css):
        for number, unit in re.findall(r"(?<![\w.])(\d*\.?\d+)(px|rem|em|pt|%)", value):
            yield value, float(number) * scale[unit]
