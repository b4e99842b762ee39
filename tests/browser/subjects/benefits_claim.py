"""The claim and the change that is told: one page of each kind, and what is wrong on some."""

from urllib.parse import quote

from portal.benefits.claim.changes.names import KEY as CHANGES
from portal.benefits.claim.names import KEY

from ..browser import Browser
from ..subject import Subject, register

CLAIM = (
    "home",
    "rent-elsewhere",
    "nothing-here",
    "has-nino",
    "facts",
    "from",
    "status",
    "funds-advice",
    "children: some",
    "adults/adult",
    "passports",
    "universal-credit",
    "jobs/job-pay",
    "incomes/income-kind",
    "bill",
    "rent",
    "bank",
    "earlier",
    "declaration",
)
WRONG = ("universal-credit", "jobs/job-pay", "bank", "declaration")
TOLD = ("income-change", "people-change", "moved-change")


def press(browser: Browser) -> None:
    browser.follow("main form .form-end .govuk-button")


def at(journey: str, step: str) -> str:
    return f"/make-form/{journey}/at/{quote(step)}/"


register(
    Subject("claim birth", at(KEY, "birth")),
    Subject("claim check", f"/make-form/{KEY}/check/", is_variant=True),
    Subject("claim sent", f"/make-form/{KEY}/sent/", is_variant=True),
    *(Subject(f"claim {step}", at(KEY, step), is_variant=True) for step in CLAIM),
    *(
        Subject(
            f"claim {step} empty",
            at(KEY, step),
            prepare=press,
            in_error=True,
            same_title_as=f"claim {step}",
        )
        for step in WRONG
    ),
    Subject("change what", at(CHANGES, "what")),
    *(Subject(f"change {step}", at(CHANGES, step), is_variant=True) for step in TOLD),
    Subject(
        "change what empty",
        at(CHANGES, "what"),
        prepare=press,
        in_error=True,
        same_title_as="change what",
    ),
)
