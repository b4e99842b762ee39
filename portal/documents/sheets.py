"""The ways in which a document is printed: how large, on paper of which colour."""

from __future__ import annotations

from dataclasses import dataclass

from .html import style

LARGE = 16
"""From this size on the rules of large print hold (UKAAF G003)."""
LINE = 482
"""Points from margin to margin on A4."""


@dataclass(frozen=True)
class Sheet:
    """``size`` of the text in points; ``colour`` of the paper, white if none is named."""

    size: int = 12
    colour: str = ""

    @property
    def large(self) -> bool:
        return self.size >= LARGE

    @property
    def style(self) -> str:
        """The style sheet, beside the fonts."""
        sheets = [style("paper"), *([style("large")] if self.large else [])]
        paper = f"background: {self.colour};" if self.colour else ""
        sheets.append(f"@page {{ font-size: {self.size}pt; {paper} }}")
        sheets.append(f"html {{ font-size: {self.size}pt }}")
        return "\n".join(sheets)


PLAIN = Sheet()
SHEETS = {
    "pdf": PLAIN,
    "large-print": Sheet(18),
    "giant-print": Sheet(24),
    "coloured": Sheet(14, "#fdf6e3"),
    "coloured-yellow": Sheet(14, "#fff7b2"),
    "coloured-blue": Sheet(14, "#dcecf9"),
}
"""Black on each paper has a contrast of 16 to 1 or more."""
