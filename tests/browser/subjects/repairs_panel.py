"""The tenants' panel, in each state of its pages."""

from ..browser import Browser
from ..subject import Subject, register


def press(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def at(state: str) -> str:
    return f"/people/repairs-panel/{state}/"


PANEL = "repairs panel"

register(
    Subject(PANEL, at("member")),
    Subject("repairs panel join", at("new"), same_title_as=PANEL),
    Subject("repairs panel say", at("say")),
    Subject("repairs panel say empty", at("say"), prepare=press, status=422, in_error=True),
    Subject("repairs panel try", at("try"), is_variant=True),
    Subject("repairs you said", "/repairs/you-said-we-did/"),
)
