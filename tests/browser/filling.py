"""Filling in the page of a form that is shown, whatever it asks."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support.filling import File

from .browser import Browser

CONTINUE = "main form .form-end .govuk-button:not(.govuk-button--secondary)"


def fill_in(browser: Browser, boxes: Mapping[str, Any]) -> None:
    """Put these into the boxes of the page, by name, and empty all others."""
    texts = {name: text for name, text in boxes.items() if not isinstance(text, File)}
    browser.look("fill", texts)
    for name, file in boxes.items():
        if isinstance(file, File):
            with tempfile.TemporaryDirectory() as folder:
                place = Path(folder) / file.name
                place.write_bytes(file.content)
                browser.find(f"main [name={name}]").send_keys(str(place))
                browser.follow(CONTINUE)
            return
    browser.follow(CONTINUE)
