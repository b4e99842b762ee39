"""What somebody needs from us, in each state of its pages."""

from ..browser import Browser
from ..subject import Subject, register


def leave_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def press(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def at(state: str) -> str:
    return f"/people/needs/{state}/"


ASK, KNOWN = "needs ask", "needs known"

register(
    Subject(ASK, at("none")),
    Subject("needs ask empty", at("none"), prepare=leave_it_empty, status=422, in_error=True),
    Subject(KNOWN, at("known")),
    Subject("needs due", at("due"), same_title_as=KNOWN),
    Subject("needs change", at("change"), same_title_as=ASK, is_variant=True),
    Subject("needs forget", at("forget")),
)
