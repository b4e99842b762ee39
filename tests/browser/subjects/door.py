"""Signing in, proving who you are, and setting such ways up, in each of their states."""

from ..browser import Browser
from ..subject import Subject, register


def leave_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def a_wrong_code(browser: Browser) -> None:
    """Type a code of the right length that is another one."""
    browser.fill("main [name=code]", "00000000")
    browser.follow("main form .govuk-button")


def at(state: str) -> str:
    return f"/people/door/{state}/"


def in_error(name: str, state: str, **more: bool) -> Subject:
    """The page of a state, sent without an answer."""
    return Subject(
        f"{name} empty", at(state), prepare=leave_it_empty, status=422, in_error=True, **more
    )


CODE, OVERVIEW, PROVE = "sign in code", "factors", "prove"

register(
    Subject("sign in", "/account/sign-in/"),
    Subject(
        "sign in empty", "/account/sign-in/", prepare=leave_it_empty, status=422, in_error=True
    ),
    Subject(CODE, at("code")),
    in_error(CODE, "code"),
    Subject(
        "sign in code wrong",
        at("code"),
        prepare=a_wrong_code,
        status=422,
        in_error=True,
        same_title_as="sign in code empty",
        is_variant=True,
    ),
    Subject("sign in code over", at("over")),
    Subject("sign in too many", at("too-many"), status=429),
    Subject("sign in second", at("second")),
    in_error("sign in second", "second", is_variant=True),
    Subject("sign in second recovery", at("second-recovery")),
    Subject("sign in second paper", at("second-paper")),
    Subject("where signed in", at("sessions")),
    Subject("start again stop", at("start-again")),
    Subject("start again stopped", at("start-again"), prepare=leave_it_empty),
    Subject("start again over", "/account/start-again/never/", status=404),
    Subject("sign in closed", "/account/inactive/", status=403),
    Subject("sign out", at("sign-out")),
    Subject("signed out", "/account/signed-out/"),
    Subject(PROVE, at("prove")),
    Subject("prove none", at("prove-none"), same_title_as=PROVE),
    Subject("prove app", at("prove-app")),
    in_error("prove app", "prove-app", is_variant=True),
    Subject("prove text", at("prove-text")),
    Subject("prove text code", at("prove-text-code"), same_title_as=CODE, is_variant=True),
    Subject("prove paper", at("prove-paper")),
    in_error("prove paper", "prove-paper"),
    Subject("prove recovery", at("prove-recovery")),
    Subject("prove again", at("again")),
    Subject(OVERVIEW, at("overview")),
    Subject("factors all", at("overview-all"), same_title_as=OVERVIEW),
    Subject("factors app", at("app")),
    in_error("factors app", "app"),
    Subject("factors app remove", at("app-remove")),
    Subject("factors passkey", at("passkey")),
    Subject("factors passkey remove", at("passkey-remove")),
    Subject("factors phone", at("phone")),
    in_error("factors phone", "phone"),
    Subject("factors phone code", at("phone-code"), same_title_as=CODE, is_variant=True),
    Subject("factors phone remove", at("phone-remove")),
    Subject("factors new codes", at("new-codes")),
    Subject("factors codes left", at("codes-left")),
    Subject("factors email", at("email")),
)
