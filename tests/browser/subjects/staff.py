"""Staff at their door, and people who come back from another one with nothing."""

from secrets import token_hex

from ..browser import Browser
from ..subject import Subject, register


def leave_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def type_it_wrong(browser: Browser) -> None:
    # Somebody else each time: the door is shut after some wrong passwords for one.
    browser.fill("main [name=email]", f"{token_hex(6)}@example.org")
    browser.fill("main [name=password]", "not the password")
    browser.follow("main form .govuk-button")


DOOR = "/account/staff/"

register(
    Subject("staff sign in", DOOR),
    Subject("staff sign in empty", DOOR, prepare=leave_it_empty, status=422, in_error=True),
    Subject(
        "staff sign in wrong",
        DOOR,
        prepare=type_it_wrong,
        status=422,
        in_error=True,
        same_title_as="staff sign in empty",
        is_variant=True,
    ),
    Subject("staff set up", "/people/staff/set-up/"),
    Subject("staff password", "/people/staff/password/"),
    Subject(
        "staff password empty",
        "/people/staff/password/",
        prepare=leave_it_empty,
        status=422,
        in_error=True,
    ),
    Subject("staff password link over", "/account/staff/password/1/used-up/", status=410),
    Subject("other door refused", "/people/staff/refused/", status=403),
    Subject(
        "other door away",
        "/people/staff/away/",
        status=503,
        same_title_as="other door refused",
        is_variant=True,
    ),
)
