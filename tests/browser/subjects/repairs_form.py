"""The form “Report a repair”: one page of each kind that the demonstration's catalogue makes."""

from portal.repairs.journey.names import KEY

from ..browser import Browser
from ..subject import Subject, register

ONE_OF_EACH = (
    "danger",
    "landlord",
    "not-ours-private",
    "where",
    "inside-a-lease",
    "about-kitchen-sink",
    "try-kitchen-sink-blocked",
    "solved",
    "all-done",
    "danger-gas",
    "by-phone-1",
    "yours-to-do",
    "crime",
    "own-words",
    "at-home",
    "reply",
)


def press(browser: Browser) -> None:
    browser.follow("main form .form-end .govuk-button")


def at(step: str) -> str:
    return f"/make-form/{KEY}/at/{step}/"


register(
    Subject("repair form call-gas", at("call-gas")),
    Subject("repair form access", at("access")),
    *(Subject(f"repair form {step}", at(step), is_variant=True) for step in ONE_OF_EACH),
    Subject(
        "repair form at-home empty",
        at("at-home"),
        prepare=press,
        in_error=True,
        same_title_as="repair form at-home",
    ),
)
