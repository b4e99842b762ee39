"""Somebody's account, in each state of its pages."""

from ..browser import Browser
from ..subject import Subject, register


def press(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def empty_name(browser: Browser) -> None:
    """Take the name away, and save."""
    browser.fill("main [name=name]", "")
    browser.follow("main form .govuk-button")


def wrong_phone(browser: Browser) -> None:
    browser.fill("main [name=phone]", "12")
    browser.follow("main form .govuk-button")


def at(state: str) -> str:
    return f"/people/account/{state}/"


ACCOUNT, DETAILS = "account", "account details"

register(
    Subject(ACCOUNT, at("full")),
    Subject("account new", at("new"), same_title_as=ACCOUNT),
    Subject("account found", at("found"), same_title_as=ACCOUNT),
    Subject("account failing", at("failing"), same_title_as=ACCOUNT, is_variant=True),
    Subject("account requests", at("many")),
    Subject("account case", at("case"), same_title_as="track case received", is_variant=True),
    Subject(DETAILS, at("details")),
    Subject("account details right", at("details"), prepare=press, same_title_as=DETAILS),
    Subject("account name", at("name")),
    Subject("account name empty", at("name"), prepare=empty_name, status=422, in_error=True),
    Subject("account phone", at("phone"), is_variant=True),
    Subject("account phone wrong", at("phone"), prepare=wrong_phone, status=422, in_error=True),
    Subject("account address", at("address")),
    Subject("account share", at("share")),
    Subject("account data", at("data")),
    Subject("account delete", at("delete")),
    Subject("account delete unsure", at("delete"), prepare=press, status=422, in_error=True),
    Subject("account delete not yet", at("owner"), same_title_as="account delete"),
    Subject("account deleted", "/account/deleted/"),
    Subject("account form filled", at("filled"), is_variant=True),
    Subject("account form checking", at("checking"), is_variant=True),
    Subject("account form keeping", at("keeping"), is_variant=True),
)
