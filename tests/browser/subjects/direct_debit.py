"""Asking for a Direct Debit, how it stands, and stopping it."""

from ..browser import Browser
from ..subject import Subject, register


def at(state: str) -> str:
    return f"/people/direct-debit/{state}/"


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


register(
    Subject("direct debit", at("none")),
    Subject("direct debit set up elsewhere", at("elsewhere"), is_variant=True),
    Subject("direct debit yours", at("yours")),
    Subject("direct debit bank", at("bank")),
    Subject(
        "direct debit bank empty", at("bank"), prepare=send_it_empty, status=422, in_error=True
    ),
    Subject("direct debit day", at("day")),
    Subject("direct debit day empty", at("day"), prepare=send_it_empty, status=422, in_error=True),
    Subject("direct debit check", at("check")),
    Subject("direct debit on paper", at("paper")),
    Subject("direct debit asked", at("asked")),
    Subject("direct debit accepted", at("accepted"), is_variant=True),
    Subject("direct debit refused", at("refused"), is_variant=True),
    Subject("direct debit ended", at("ended"), is_variant=True),
    Subject("direct debit stopped", at("stopped"), is_variant=True),
    Subject("direct debit stop", at("stop")),
)
