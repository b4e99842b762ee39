"""Somebody with a phone and a mailbox, who goes through a portal that runs."""

from __future__ import annotations

import email
import json
from dataclasses import dataclass
from email.policy import default
from pathlib import Path

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from tests.support.served.running import until

from .browser import BIG_PHONE, Browser

END = b"-" * 79 + b"\n"
"""What Django writes below a message in a file."""


@dataclass
class Visitor:
    """``folder`` has the mail."""

    browser: Browser
    folder: Path
    script: bool = True

    def goes_to(self, path: str) -> None:
        self.browser.go(path, BIG_PHONE, script=self.script)

    def reads(self, heading: str, *words: str) -> None:
        """A page of this heading that says these words, and does not scroll sideways."""
        assert self.heading == heading, self.text
        for each in words:
            assert each in self.text, f"No {each!r} in: {self.text}"
        assert self.browser.look("reflow") == []

    @property
    def heading(self) -> str:
        return self.browser.find("h1").text

    @property
    def text(self) -> str:
        return " ".join(self.browser.find("main").text.split())

    def chooses(self, *labels: str) -> None:
        """Tap on answers, and go on."""
        for label in labels:
            self.browser.press(self.box(label))
        self.presses("Continue")

    def fills(self, label: str, words: str) -> None:
        self.browser.fill(self.box(label), words)

    def presses(self, words: str) -> None:
        """A link or button; then wait for the page that it leads to."""
        self.browser.follow_link(self._named("*[self::a or self::button]", words))

    def mail(self, subject: str) -> str:
        """The body of the one message with this subject, when it has come."""
        return str(until(f"there is a message {subject!r}", lambda: self._mail(subject), 30))

    def box(self, label: str) -> str:
        return f"#{self._named('label', label).get_attribute('for')}"

    def _mail(self, subject: str) -> str:
        sent = (each.read_bytes() for each in (self.folder / "mail").glob("*"))
        whole = (email.message_from_bytes(each, policy=default) for each in sent if END in each)
        found = [each for each in whole if each["Subject"].startswith(subject)]
        assert len(found) < 2, subject
        body = found[0].get_body(("plain",)) if found else None
        return str(body.get_content()) if body else ""

    def _named(self, what: str, words: str) -> WebElement:
        begins = f"starts-with(normalize-space(), {json.dumps(words)})"
        found = self.browser.driver.find_elements(
            By.XPATH, f"//main//{what}[not(@aria-hidden) and {begins}]"
        )
        assert found, f"No {words!r} on {self.browser.path}: {self.text}"
        return found[0]
