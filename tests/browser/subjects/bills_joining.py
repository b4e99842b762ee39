"""Adding a tax account to one's own, and bills without paper."""

from ..browser import Browser
from ..subject import Subject, register


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def at(state: str) -> str:
    return f"/people/bills-joining/{state}/"


JOIN, PAPERLESS = "bills join", "bills without paper"

register(
    Subject(JOIN, at("join")),
    Subject(f"{JOIN} empty", at("join"), prepare=send_it_empty, status=422, in_error=True),
    Subject("bills join too often", at("too-often"), status=429),
    Subject("bills join away", at("away"), status=503),
    Subject("bills joined", at("joined")),
    Subject("bills leave", at("leave")),
    Subject("bills left", at("left")),
    Subject(PAPERLESS, at("paper")),
    Subject(f"{PAPERLESS} chosen", at("paperless"), same_title_as=PAPERLESS, is_variant=True),
    Subject(f"{PAPERLESS} back", at("back"), same_title_as=PAPERLESS, is_variant=True),
    Subject(f"{PAPERLESS} closed", at("closed"), same_title_as=PAPERLESS, is_variant=True),
)
