"""The five questions, each answered already: by what was chosen before, or by "as usual"."""

from __future__ import annotations

from portal.ui.display import Look
from portal.ui.forms import Choice, GovukForm, RadiosField

USUAL = "usual"
"""What a page sends for "no wish": an answer of its own, so that none can be left out unseen."""


class DisplayForm(GovukForm):
    """What a person can wish for; names and values are those of ``portal.ui.display.WISHES``."""

    text = RadiosField(
        label="Text size",
        heading="m",
        choices=[
            Choice(USUAL, "As usual"),
            Choice("larger", "Larger"),
            Choice("largest", "Largest"),
        ],
    )
    theme = RadiosField(
        label="Colours",
        heading="m",
        choices=[
            Choice(USUAL, "As my device has them"),
            Choice("light", "Light"),
            Choice("dark", "Dark"),
            Choice("cream", "Cream background"),
            Choice("contrast", "Black on white", "The most contrast, with a light background."),
            Choice("black", "White on black", "The most contrast, with a dark background."),
        ],
    )
    spacing = RadiosField(
        label="Space between letters, words and lines",
        heading="m",
        choices=[Choice(USUAL, "As usual"), Choice("more", "More space")],
    )
    letters = RadiosField(
        label="Kind of letters",
        heading="m",
        choices=[
            Choice(USUAL, "Ours", "They are made to be easy to tell apart."),
            Choice("device", "My device’s own", "The plain letters that you have chosen there."),
        ],
    )
    motion = RadiosField(
        label="Movement",
        heading="m",
        hint="Hardly anything moves on this site.",
        choices=[
            Choice(USUAL, "As my device says"),
            Choice("less", "Keep everything still"),
        ],
    )

    @classmethod
    def showing(cls, look: Look) -> DisplayForm:
        """Build the page's form with a look's own answers chosen."""
        return cls(initial=dict.fromkeys(cls.base_fields, USUAL) | look.wishes)

    def look(self) -> Look:
        """Give the look that was chosen."""
        return Look.wished(self.cleaned_data)
