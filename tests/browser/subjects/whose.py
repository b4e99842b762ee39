"""What is somebody's, and what is not: a case, a form begun for another, a form too fast."""

from ..browser import Browser
from ..subject import Subject, register


def say_so(browser: Browser) -> None:
    browser.follow("main form .govuk-button--warning")


def send_for_oneself(browser: Browser) -> None:
    """Send a page as if it had been shown before they began to act for another."""
    browser.driver.execute_script("document.querySelector('[name=form-for]').value = 'oneself'")
    browser.follow("main form .form-end .govuk-button")


def spring_the_trap(browser: Browser) -> None:
    """Do what a program does: fill in the box that nobody sees."""
    browser.driver.execute_script("document.querySelector('[name=website]').value = 'x'")
    browser.follow("#send")


def at(page: str) -> str:
    return f"/people/whose/{page}/"


register(
    Subject("case not mine", at("not-mine")),
    Subject("case gone", at("not-mine"), prepare=say_so, same_title_as="account requests"),
    Subject("form for another", at("form"), prepare=send_for_oneself, status=409),
    Subject("form sent too fast", at("check"), prepare=spring_the_trap, status=422, in_error=True),
)
