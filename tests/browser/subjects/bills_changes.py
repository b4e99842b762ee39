"""Seeing what a change does to a bill, and telling us of it."""

from portal.billing.changes import alone, moving, paying_less

from ..browser import Browser
from ..subject import Subject, register


def at(state: str) -> str:
    return f"/people/bills-paying/{state}/"


def form(journey: str, step: str) -> str:
    return f"/make-form/{journey}/at/{step}/"


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def ask_what_changes(browser: Browser) -> None:
    browser.press("#id_change-2")
    for part, value in (("day", "1"), ("month", "12"), ("year", "2026")):
        browser.fill(f"#id_day-{part}", value)
    browser.follow("main form .govuk-button")


MOVE = ("which", "old-owner", "left-on", "tenancy-ends", "after-you", "landlord", "tell")

register(
    Subject("bill changes", at("changes")),
    Subject("bill changes asked", at("changes"), prepare=ask_what_changes),
    Subject("bill changes empty", at("changes"), prepare=send_it_empty, status=422, in_error=True),
    *(Subject(f"move {step}", form(moving.KEY, step), is_variant=True) for step in MOVE),
    Subject("move check", f"/make-form/{moving.KEY}/check/", is_variant=True),
    Subject("move sent", f"/make-form/{moving.KEY}/sent/", is_variant=True),
    Subject("alone adults", form(alone.KEY, "adults")),
    Subject("alone others", form(alone.KEY, "others"), is_variant=True),
    Subject("alone who left", form(alone.KEY, "who-left"), is_variant=True),
    Subject("less more", form(paying_less.KEY, "more")),
    Subject(
        "less more empty",
        form(paying_less.KEY, "more"),
        prepare=send_it_empty,
        in_error=True,
    ),
)
