"""Somebody who claims on a phone without a script: fills the claim in, and sends proof."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from .filling import CONTINUE, fill_in
from .visitor import Visitor

POSTCODE, HOME = "QZ1 1AB", "1 Thrumbeck Way"
LINE = "-line_1"
"""Ends the name of the first box of an address."""


@dataclass
class Claimant(Visitor):
    """``script`` is off for all that they do."""

    script: bool = False

    @property
    def step(self) -> str:
        """The step's part of the address."""
        return "/".join(self.browser.path.split("?")[0].strip("/").split("/")[3:])

    def send(self, typed: dict[str, Any], /) -> None:
        """Fill in the page that is shown, look at it, and go on."""
        assert self.browser.look("reflow") == [], self.step
        if any(name.endswith(LINE) for name in typed):
            self.finds_the_address()
        elif self.browser.find_all(CONTINUE):
            fill_in(self.browser, typed)
        else:
            raise AssertionError(f"nothing to press on {self.browser.path}: {self.text}")

    def finds_the_address(self) -> None:
        """By the postcode, from a list."""
        self.fills("Postcode", POSTCODE)
        self.presses("Find address")
        self.chooses(HOME)

    def adds(self, label: str, name: str) -> None:
        """Choose a photo of a paper for a box."""
        self.browser.find(self.box(label)).send_keys(str(photo(self.folder / name)))


def photo(place: Path) -> Path:
    """A picture of nothing, as a phone makes one."""
    Image.new("RGB", (1200, 900), (240, 240, 236)).save(place, "JPEG")
    return place
