"""Somebody who pays tax, with a phone, a mailbox, and what is printed on a bill."""

from __future__ import annotations

import re
from dataclasses import dataclass

import requests

from .visitor import Visitor

CODE = re.compile(r"\d{4} \d{4}")


@dataclass
class Payer(Visitor):
    """``email`` is theirs."""

    email: str = ""

    def signs_in(self) -> None:
        """By a code, from the page that asks who they are."""
        self.reads("Sign in to your account")
        self.fills("Your email address", self.email)
        self.presses("Send me a code")
        self.reads("Enter the code")
        code = CODE.search(self.mail("Your code: "))
        assert code
        self.fills("Code", code[0])
        for old in (self.folder / "mail").glob("*"):
            old.unlink()
        self.presses("Continue")

    def file(self, words: str) -> requests.Response:
        """What a link leads to, as this browser would get it."""
        address = self._named("a", words).get_attribute("href")
        cookies = {each["name"]: each["value"] for each in self.browser.driver.get_cookies()}
        return requests.get(str(address), cookies=cookies, timeout=60)
