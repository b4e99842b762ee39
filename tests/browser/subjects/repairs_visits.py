"""Choosing, booking, moving and cancelling a visit."""

from ..browser import Browser
from ..subject import Subject, register


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


AT = "/people/repairs-visits"
CHOOSE = "visit choose"

register(
    Subject(CHOOSE, f"{AT}/choose/"),
    Subject(
        "visit choose nothing", f"{AT}/choose/", prepare=send_it_empty, status=422, in_error=True
    ),
    Subject("visit change", f"{AT}/change/", same_title_as=CHOOSE, is_variant=True),
    Subject("visit days", f"{AT}/days/"),
    Subject("visit confirm", f"{AT}/confirm/"),
    Subject("visit done", f"{AT}/done/"),
    Subject("visit coming late", f"{AT}/coming/"),
    Subject("visit asked", f"{AT}/asked/"),
    Subject("visit finding out", f"{AT}/finding/"),
    Subject("visit by telephone", f"{AT}/telephone/"),
    Subject("visit cancel", f"{AT}/cancel/"),
    Subject(
        "visit cancel nothing said",
        f"{AT}/cancel/",
        prepare=send_it_empty,
        status=422,
        in_error=True,
    ),
    Subject("visit on the request", f"{AT}/tracked/", is_variant=True),
)
