"""A form of a page, sent as its HTML alone says: no styles, no script, no window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

import requests
from bs4 import BeautifulSoup, Tag

BUTTON = "button:not([type=button]):not([name]):not(.govuk-button--secondary)"
BY_HAND = "button[value=manual]"
TICKED = {"radio", "checkbox"}


class Reader:
    """Somebody whose browser knows nothing but HTML: a stranger with a page open."""

    def __init__(self, address: str) -> None:
        self.session = requests.Session()
        self.address = address
        self.page = BeautifulSoup()

    def open(self, path: str) -> None:
        """Go to an address."""
        self._shown(self.session.get(urljoin(self.address, path), timeout=60))

    def send(self, boxes: Mapping[str, Any]) -> None:
        """Put this into the page's boxes, leave the others as they are, and press its button."""
        form = self.page.select_one("main form[method=post]")
        assert form, f"no form on {self.address}"
        data = [pair for box in form.select("[name]") for pair in _said(box, boxes)]
        by_hand = form.select_one(BY_HAND) if _wants_lines(form, boxes) else None
        button = by_hand or form.select_one(BUTTON)
        assert button, f"no button on {self.address}"
        if button.get("name"):
            data.append((str(button["name"]), str(button["value"])))
        to = urljoin(self.address, str(form.get("action", "")))
        self._shown(self.session.post(to, data, headers={"Referer": self.address}, timeout=60))

    def _shown(self, answer: requests.Response) -> None:
        answer.raise_for_status()
        self.address = answer.url
        self.page = BeautifulSoup(answer.text, "html5lib")


def _said(box: Tag, boxes: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What a box sends, as a browser would: nothing for a button, a file or what is not chosen."""
    name, kind, value = str(box["name"]), box.get("type"), str(box.get("value", ""))
    if box.name == "button" or kind == "file":
        return []
    if kind == "hidden" or name not in boxes:
        return _as_it_is(box, name, value)
    wanted = boxes[name]
    if kind in TICKED:
        every = wanted if isinstance(wanted, list | tuple) else [str(wanted)]
        return [(name, value)] if value in every else []
    return [(name, str(wanted))]


def _as_it_is(box: Tag, name: str, value: str) -> list[tuple[str, str]]:
    if box.get("type") in TICKED:
        return [(name, value)] if box.has_attr("checked") else []
    if box.name == "select":
        chosen = box.select_one("option[selected]") or box.select_one("option")
        return [(name, str(chosen.get("value", "")))] if chosen else []
    return [(name, box.get_text() if box.name == "textarea" else value)]


def _wants_lines(form: Tag, boxes: Mapping[str, Any]) -> bool:
    """Whether an address is to be written by hand and its lines do not stand here yet."""
    there = form.select_one("[name$=-line_1]:not([type=hidden])")
    return not there and any(name.endswith("-line_1") for name in boxes)
