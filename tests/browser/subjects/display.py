"""Choosing how this site looks: the page as it is, and after something was saved."""

from ..browser import Browser
from ..subject import Subject, register

DISPLAY = "display"


def choose(browser: Browser) -> None:
    """Have larger letters on cream, and stay to see it."""
    browser.press("[name=text][value=larger]")
    browser.press("[name=theme][value=cream]")
    browser.follow("main .form-end button")


register(
    Subject(DISPLAY, "/display/"),
    Subject("display saved", "/display/", prepare=choose, same_title_as=DISPLAY),
)
