"""Where to start with benefits, and the estimate: questions, results, and what goes wrong."""

from ..browser import Browser
from ..subject import Subject, register


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def open_the_working(browser: Browser) -> None:
    for summary in browser.find_all("main summary"):
        summary.click()


def at(state: str) -> str:
    return f"/people/benefits-asking/{state}/"


ADVICE, ESTIMATE = "where to start result", "estimate result"
START, BEGIN = "/benefits/where-to-start/", "/benefits/estimate/"

register(
    Subject("where to start", START),
    Subject("where to start gone", f"{START}?gone", same_title_as="where to start"),
    Subject("where to start born", at("born")),
    Subject("where to start born nothing", at("born"), prepare=send_it_empty, in_error=True),
    Subject("where to start partner", at("partner")),
    Subject("where to start home", at("home")),
    Subject(ADVICE, at("advice")),
    Subject("where to start urgent", at("urgent"), same_title_as=ADVICE),
    Subject("estimate begin", BEGIN),
    Subject("estimate rent", at("rent")),
    Subject("estimate adult", at("adult")),
    Subject("estimate income", at("income")),
    Subject(ESTIMATE, at("estimate"), prepare=open_the_working),
    Subject("estimate nothing", at("nothing"), same_title_as=ESTIMATE),
    Subject("estimate neither", at("neither"), same_title_as=ESTIMATE),
)
