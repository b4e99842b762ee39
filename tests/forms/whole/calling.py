"""An adviser with a form on one page, as a browser without a script would send it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client

from portal.forms.models import Draft
from tests.support.people import sign_in


class Caller:
    """One adviser, and one form on one page."""

    def __init__(self, journey: str, client: Client | None = None, group: str = "Advisers") -> None:
        self.client = client or sign_in(group)
        self.journey = journey
        self.at = ""
        self.page: Any = None

    def begin(self, channel: str = "phone") -> Caller:
        page = self.client.post(f"/callers/{self.journey}/", {"channel": channel})
        assert page.status_code == 303, page.content.decode()
        return self.open(page["Location"])

    def open(self, address: str = "") -> Caller:
        self.at = address or self.at
        self.page = self.client.get(self.at)
        assert self.page.status_code == 200
        return self

    @property
    def key(self) -> str:
        return self.at.strip("/").split("/")[2]

    @property
    def draft(self) -> Draft:
        found: Draft = Draft.objects.get(key=self.key)
        return found

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.page.content, "html.parser")

    @property
    def boxes(self) -> dict[str, list[str]]:
        """What the page would send as it stands, hidden questions and all."""
        found: dict[str, list[str]] = {}
        for box in self.soup.select("form[data-whole] :is(input, select, textarea)"):
            if box.get("type") in ("radio", "checkbox") and not box.has_attr("checked"):
                continue
            found.setdefault(str(box["name"]), []).append(_value(box))
        return found

    def press(self, do: str = "update", typed: Mapping[str, Any] | None = None) -> Caller:
        """Fill in some boxes and press a button."""
        more = {"do": do} if ":" not in do or not do.startswith("-") else {}
        boxes = {**self.boxes, **{k: v for k, v in (typed or {}).items() if v is not None}}
        self.page = self.client.post(self.at, {**boxes, **more})
        return self

    @property
    def shown(self) -> list[str]:
        """The addresses of what is shown."""
        return [
            str(each["id"]).removeprefix("at-")
            for each in self.soup.select("[data-kind]")
            if not each.has_attr("hidden") and not each.find_parent(hidden=True)
        ]

    @property
    def problems(self) -> list[str]:
        return [each.get_text(strip=True) for each in self.soup.select(".govuk-error-summary li")]

    @property
    def text(self) -> str:
        return self.soup.get_text(" ", strip=True)


def _value(box: Tag) -> str:
    if box.name == "textarea":
        return box.get_text().removeprefix("\n")
    if box.name == "select":
        chosen = box.select_one("option[selected]")
        return str(chosen["value"]) if chosen else ""
    return str(box.get("value", ""))
