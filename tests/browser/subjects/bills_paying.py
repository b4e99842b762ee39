"""Paying a bill, there and back."""

from ..browser import Browser
from ..references import PAID_WITH
from ..subject import Subject, register


def at(state: str) -> str:
    return f"/people/bills-paying/{state}/"


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def go_on(browser: Browser) -> None:
    browser.press("main input[value=council-tax]")
    browser.fill("main [name=reference]", PAID_WITH)
    browser.fill("main [name=amount]", "45.50")
    browser.follow("main form .govuk-button")


def pay_beside_somebody(browser: Browser) -> None:
    go_on(browser)
    browser.follow("main form .govuk-button")


register(
    Subject("pay a bill", at("pay")),
    Subject("pay a bill empty", at("pay"), prepare=send_it_empty, status=422, in_error=True),
    Subject("pay a bill lately", at("lately"), same_title_as="pay a bill", is_variant=True),
    Subject("pay beside others", at("others"), same_title_as="pay a bill", is_variant=True),
    Subject(
        "pay beside others empty",
        at("others"),
        prepare=send_it_empty,
        status=422,
        in_error=True,
        same_title_as="pay a bill empty",
        is_variant=True,
    ),
    Subject("pay nothing", at("nothing")),
    Subject("pay off", at("shown/off")),
    Subject("pay too many", at("shown/too_many")),
    Subject("pay by number", "/pay/"),
    Subject("pay by number empty", "/pay/", prepare=send_it_empty, status=422, in_error=True),
    Subject("pay by number check", "/pay/", prepare=go_on),
    Subject(
        "pay by number beside others",
        at("by-number"),
        prepare=pay_beside_somebody,
        status=422,
        in_error=True,
    ),
    Subject("paid", at("paid")),
    Subject("paid elsewhere", at("elsewhere"), same_title_as="paid", is_variant=True),
    Subject("payment failed", at("failed")),
    Subject("payment stopped", at("cancelled"), is_variant=True),
    Subject("payment out of time", at("expired"), is_variant=True),
    Subject("payment unfinished", at("unfinished")),
    Subject("payment unknown", at("open")),
)
