"""The pages of a form that are no step, each once. ``form_steps`` makes those that are."""

from __future__ import annotations

from .browser import Browser
from .filling import CONTINUE, fill_in
from .subject import Subject

OTHER_TAB = "document.querySelector('[name=form-seen]').value = 'what was here before'"
LEFT = """
const form = document.querySelector("main form");
form.action = form.ownerDocument.location.pathname.replace(/[^/]+\\/$/, "kitchen/");
form.elements["wizard-current_step"].value = "kitchen";
form.insertAdjacentHTML("beforeend", "<input type=hidden name=kitchen value='A drip'>");
"""


def answer_otherwise(browser: Browser) -> None:
    """Answer a question that another tab has answered since this page was shown."""
    browser.follow("main dl a[href*='/money/']")
    browser.driver.execute_script(OTHER_TAB)
    fill_in(
        browser, {"rent": "1", "since-day": "1", "since-month": "1", "since-year": "2001"} | WEEK
    )


WEEK = {"paid": "week"}


def answer_what_is_not_asked(browser: Browser) -> None:
    """Answer a question that an answer of another tab has taken out of the form."""
    browser.follow("main dl a[href*='/rooms/']")
    fill_in(browser, {"rooms": ["bath"]})
    browser.follow("main dl a[href*='/rooms/']")
    browser.driver.execute_script(LEFT)
    browser.follow(CONTINUE)


def press(browser: Browser) -> None:
    browser.follow(CONTINUE)


def give_no_address(browser: Browser) -> None:
    fill_in(browser, {})


def keep(browser: Browser) -> None:
    fill_in(browser, {"what": "keep"})


def wrong_code(browser: Browser) -> None:
    press(browser)
    fill_in(browser, {"code": "12"})


def come_back_in_another(browser: Browser) -> None:
    """Ask for a code, and type it in a browser that did not ask."""
    press(browser)
    browser.forget()
    browser.driver.refresh()


ALL, ONE = "/make-form/everything", "/make-form/short"

STATES = (
    Subject("form check", f"{ALL}/check/"),
    Subject("form changed elsewhere", f"{ALL}/check/", prepare=answer_otherwise, status=409),
    Subject(
        "form left",
        f"{ALL}/check/",
        prepare=answer_what_is_not_asked,
        status=409,
    ),
    Subject("form new version", f"{ALL}/changed/"),
    Subject("form remove", f"{ALL}/remove/"),
    Subject("form carry on", f"{ALL}/carry-on/"),
    Subject("form sent", f"{ALL}/sent/"),
    Subject("form sent already", f"{ALL}/already/", same_title_as="form sent"),
    Subject("form sent delayed", f"{ALL}/delayed/", same_title_as="form sent", is_variant=True),
    Subject("form sent arrived", f"{ALL}/arrived/", same_title_as="form sent", is_variant=True),
    Subject("form copy", f"{ALL}/copy/"),
    Subject("form privacy", "/forms/everything/privacy/"),
    Subject("form not open", "/forms/everything/nobody-has-this-key/", status=404),
    Subject("form save", f"{ONE}/save/"),
    Subject("form save error", f"{ONE}/save/", prepare=give_no_address, in_error=True),
    Subject("form saved", f"{ONE}/save/", prepare=press),
    Subject("form nothing to save", f"{ONE}/nothing/"),
    Subject("form forget", f"{ONE}/forget/"),
    Subject("form forget error", f"{ONE}/forget/", prepare=give_no_address, in_error=True),
    Subject("form forgotten", f"{ONE}/forget/", prepare=keep),
    Subject("form forget sent", f"{ONE}/forget-sent/", same_title_as="form forget"),
    Subject("form delete", f"{ONE}/delete/"),
    Subject("form deleted", f"{ONE}/delete/", prepare=press, same_title_as="form list"),
    Subject("form list", f"{ONE}/yours/"),
    Subject("form list empty", "/your-forms/", same_title_as="form list"),
    Subject("form come back", f"{ONE}/come-back/"),
    Subject("form code", f"{ONE}/come-back/", prepare=press),
    Subject("form code error", f"{ONE}/come-back/", prepare=wrong_code, in_error=True),
    Subject("form code over", f"{ONE}/code-over/"),
    Subject("form code elsewhere", f"{ONE}/come-back/", prepare=come_back_in_another, status=409),
    Subject("form dead link", "/your-forms/come-back/nobody-was-sent-this/", status=404),
    Subject("form too many links", "/make-form/too-many/links/", status=429),
    Subject(
        "form too many codes",
        "/make-form/too-many/codes/",
        status=429,
        same_title_as="form too many links",
    ),
)
