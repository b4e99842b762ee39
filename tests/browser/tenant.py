"""A tenant with a phone, a mailbox, and a scheduler that can be looked into."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import requests
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from portal.cases.when import the_day

from .visitor import Visitor

WINDOWS = {"am": "8am to midday", "pm": "midday to 5pm"}


@dataclass
class Tenant(Visitor):
    """``sandbox`` is where the scheduler is.

    ``booked`` are the appointments that there must be, in words, looked at on each page.
    """

    sandbox: str = ""
    booked: list[str] = field(default_factory=list)

    def reads(self, heading: str, *words: str) -> None:
        """The same, and the scheduler has the appointments that there must be."""
        super().reads(heading, *words)
        assert self.appointments() == self.booked

    def takes_time(self, place: int) -> str:
        """Choose one of the times that are offered; when it is, in words."""
        box = self._times()[place]
        self.browser.touch()
        box.click()
        return self._when(box)

    def times(self) -> list[str]:
        """Those that are offered."""
        return [self._when(box) for box in self._times()]

    def _times(self) -> list[WebElement]:
        return self.browser.find_all(".slots input[type=radio]")

    def _when(self, box: WebElement) -> str:
        label = self.browser.find(f"label[for={box.get_attribute('id')}]").text
        day = box.find_element(By.XPATH, "ancestor::fieldset[1]/legend")
        return f"{day.get_attribute('textContent')}, {label}"

    def appointments(self) -> list[str]:
        """When somebody is still to come, as the scheduler has it."""
        return [
            f"{the_day(date.fromisoformat(row['day']))}, {WINDOWS[row['part']]}"
            for row in self._rows()
        ]

    def goes_on(self) -> str:
        """Move the one appointment of the scheduler on by hand; to which state."""
        (row,) = self._rows()
        pushed = {"reference": row["reference"]}
        requests.post(f"{self.sandbox}/slots/push", data=pushed, timeout=10).raise_for_status()
        return next((row["pushed"] for row in self._rows()), "completed")

    def _rows(self) -> list[dict[str, str]]:
        state = requests.get(f"{self.sandbox}/slots/state.json", timeout=10).json()
        return [
            each
            for each in state["slot_bookings"]
            if not each["cancelled_at"] and each["pushed"] != "completed"
        ]
