"""Contrast between two colours, and the pairs that a council's own colours must pass."""

ENOUGH = 4.5
"""The least contrast of text, WCAG 2.2 success criterion 1.4.3."""

PAIRS = (
    ("band_colour", "#ffffff", "the white words on it"),
    ("action_colour", "#ffffff", "the white page"),
    ("action_colour", "#f4f2ed", "the stone panels"),
)
"""Which setting meets which colour, and how to say so."""


def luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb colour, 0 to 1 (WCAG 2.2, definition)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
