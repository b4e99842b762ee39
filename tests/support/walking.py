"""Going through a form with Django's test client, as a browser would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup
from django.test import Client

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

LONGEST = 60
"""Pages of a form, at most."""

HIDDEN = ("wizard-current_step", "form-seen", "form-view", "form-shown", "form-for")


class Walker:
    """One browser, going through one form. ``at`` is the address it stands on."""

    def __init__(self, journey: str, client: Client | None = None) -> None:
        self.client = client or Client()
        self.journey = journey
        self.at = ""
        self.page: Answer | None = None

    def start(self) -> Walker:
        """Press Start."""
        first = self.client.get(f"/forms/{self.journey}/")
        return self.go(first["Location"]) if first.status_code == 302 else self.stay(first)

    def stay(self, page: Answer) -> Walker:
        self.page, self.at = page, page.request["PATH_INFO"]
        return self

    def go(self, address: str) -> Walker:
        """Open an address and follow where it leads."""
        page = self.client.get(address, follow=True)
        self.page = page
        self.at = page.redirect_chain[-1][0] if page.redirect_chain else address
        return self

    @property
    def soup(self) -> BeautifulSoup:
        assert self.page is not None
        return BeautifulSoup(self.page.content, "html.parser")

    @property
    def step(self) -> str:
        """The step's part of the address."""
        return "/".join(self.at.split("?")[0].strip("/").split("/")[3:])

    @property
    def key(self) -> str:
        return self.at.strip("/").split("/")[2]

    @property
    def heading(self) -> str:
        found = self.soup.h1
        return found.get_text(" ", strip=True) if found else ""

    def hidden(self) -> dict[str, str]:
        """What the page carries unseen."""
        found = {}
        for name in HIDDEN:
            box = self.soup.find("input", {"name": name})
            if box:
                found[name] = str(box.get("value", ""))
        return found

    def send(self, typed: Mapping[str, Any] | None = None, **more: Any) -> Walker:
        """Fill in the page that is shown and press the button; follow where it leads."""
        return self.post(self.at, {**self.hidden(), **(typed or {})}, **more)

    def post(self, address: str, data: Mapping[str, Any], **more: Any) -> Walker:
        page = self.client.post(address, dict(data), follow=True, **more)
        self.page = page
        if page.redirect_chain:
            self.at = page.redirect_chain[-1][0]
        return self

    def fill(self, good: Mapping[str, Mapping[str, Any]], until: str = "check-answers") -> Walker:
        """Fill in one page after another, until a step."""
        for _ in range(LONGEST):
            if self.step == until:
                return self
            self.send(good[self.step])
        raise AssertionError(f"never came to {until}, but stands at {self.step}")


def walks(walker: Walker, good: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Each step that is come to."""
    for _ in range(LONGEST):
        if walker.step == "check-answers":
            return
        yield walker.step
        walker.send(good[walker.step])
    raise AssertionError(f"stays at {walker.step}")
