"""After a visit: is it fixed, nobody came, it got worse, another contractor."""

from ..browser import Browser
from ..subject import Subject, register


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


AT = "/people/repairs-after"
FIXED = "repair is it fixed"
WORSE = "repair got worse"

register(
    Subject(FIXED, f"{AT}/fixed/"),
    Subject(f"{FIXED} by link", f"{AT}/link/", same_title_as=FIXED, is_variant=True),
    Subject(f"{FIXED} empty", f"{AT}/link/", prepare=send_it_empty, status=422, in_error=True),
    Subject(f"{FIXED} yes", f"{AT}/link-yes/"),
    Subject(f"{FIXED} partly", f"{AT}/link-partly/", same_title_as=f"{FIXED} yes"),
    Subject(f"{FIXED} closed", f"{AT}/closed/", same_title_as=FIXED, is_variant=True),
    Subject("repair nobody came", f"{AT}/nobody/"),
    Subject(WORSE, f"{AT}/worse/"),
    Subject(f"{WORSE} empty", f"{AT}/worse/", prepare=send_it_empty, status=422, in_error=True),
    Subject("repair call now", f"{AT}/call/"),
    Subject("repair another contractor", f"{AT}/contractor/"),
    Subject(
        "repair work done on the request",
        f"{AT}/done/",
        same_title_as="visit on the request",
        is_variant=True,
    ),
)
