"""Following a case without an account, in each of its states."""

from ..browser import Browser
from ..subject import Subject, register


def leave_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def wrong_pair(browser: Browser) -> None:
    """Give a reference and an address that do not belong together."""
    browser.fill("main [name=reference]", "2222-2222")
    browser.fill("main [name=email]", "nobody@example.org")
    browser.follow("main form .govuk-button")


def write(browser: Browser) -> None:
    """Send a message, and come back to the case."""
    browser.fill("main textarea", "Is there any news?")
    browser.follow("main form .govuk-button")


def answer(browser: Browser) -> None:
    """Answer what we asked, and come back to the case."""
    browser.fill("main textarea", "It is green.")
    browser.follow("main form .govuk-button")


def answer_at_length(browser: Browser) -> None:
    """Write more than we can take."""
    browser.driver.execute_script(
        "document.querySelector('main textarea').value = 'It is green. '.repeat(200)"
    )
    browser.follow("main form .govuk-button")


def forget(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


CASE = "track case received"

register(
    Subject("track", "/track/"),
    Subject("track empty", "/track/", prepare=leave_it_empty, status=422, in_error=True),
    Subject(
        "track wrong pair",
        "/track/",
        prepare=wrong_pair,
        status=422,
        in_error=True,
        same_title_as="track empty",
    ),
    Subject("track too often", "/track-too-often/", status=429),
    Subject(CASE, "/track/make/received/"),
    Subject(
        "track case with the team", "/track/make/with_team/", same_title_as=CASE, is_variant=True
    ),
    Subject("track case waiting", "/track/make/waiting/", same_title_as=CASE, is_variant=True),
    Subject("track case done", "/track/make/done/", same_title_as=CASE, is_variant=True),
    Subject("track case closed", "/track/make/closed/", same_title_as=CASE, is_variant=True),
    Subject("track case late", "/track/make/late/", same_title_as=CASE),
    Subject("track case sending", "/track/make/sending/", same_title_as=CASE, is_variant=True),
    Subject("track case arrived", "/track/make/arrived/", same_title_as=CASE, is_variant=True),
    Subject("track case delayed", "/track/make/delayed/", same_title_as=CASE, is_variant=True),
    Subject("track case letters", "/track/make/letters/", same_title_as=CASE),
    Subject("track case asked", "/track/make/asked/", same_title_as=CASE),
    Subject(
        "track case asked twice", "/track/make/asked-twice/", same_title_as=CASE, is_variant=True
    ),
    Subject(
        "track answer empty",
        "/track/make/asked/",
        prepare=leave_it_empty,
        status=422,
        in_error=True,
    ),
    Subject(
        "track answer too long",
        "/track/make/asked/",
        prepare=answer_at_length,
        status=422,
        in_error=True,
        same_title_as="track answer empty",
        is_variant=True,
    ),
    Subject(
        "track answered",
        "/track/make/answer/",
        prepare=answer,
        same_title_as=CASE,
        is_variant=True,
    ),
    Subject("track message", "/track/make/write/"),
    Subject(
        "track message empty",
        "/track/make/write/",
        prepare=leave_it_empty,
        status=422,
        in_error=True,
    ),
    Subject(
        "track message sent",
        "/track/make/write/",
        prepare=write,
        same_title_as=CASE,
        is_variant=True,
    ),
    Subject("track forgotten", "/track/make/done/", prepare=forget),
)
