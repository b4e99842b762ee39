"""Staff who fill in a form for somebody on the telephone."""

from ..browser import Browser
from ..subject import Subject, register


def send(browser: Browser) -> None:
    browser.follow("[data-whole] [value=send]")


def add_somebody(browser: Browser) -> None:
    browser.follow("[value='add:people']")


def end_it(browser: Browser) -> None:
    browser.press("[name=tenant][value=no]")


def leave_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


AT = "/people/adviser/"

register(
    Subject("caller begin", f"{AT}begin/"),
    Subject("caller begin empty", f"{AT}begin/", prepare=leave_it_empty, status=422, in_error=True),
    Subject("caller one page", f"{AT}one-page/"),
    Subject(
        "caller one page filled",
        f"{AT}one-page-filled/",
        same_title_as="caller one page",
        is_variant=True,
    ),
    Subject(
        "caller one page sent empty", f"{AT}one-page/", prepare=send, status=422, in_error=True
    ),
    Subject(
        "caller one page of every kind",
        f"{AT}one-page/everything/",
        prepare=add_somebody,
        is_variant=True,
    ),
    Subject(
        "caller end of the road",
        f"{AT}one-page/everything/",
        prepare=end_it,
        same_title_as="caller one page of every kind",
        is_variant=True,
    ),
    Subject("caller link", f"{AT}link/"),
    Subject("caller link empty", f"{AT}link/", prepare=leave_it_empty, status=422, in_error=True),
    Subject("caller sent", f"{AT}sent/"),
)
