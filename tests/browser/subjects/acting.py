"""Acting for others and organisations, in each of their states."""

from ..browser import Browser
from ..subject import Subject, register


def leave_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def press(browser: Browser) -> None:
    browser.follow("main form .govuk-button--warning")


def at(page: str) -> str:
    return f"/people/acting/{page}/"


CHOOSE, END, SHOP = "acting choose", "acting end", "organisation"

register(
    Subject(CHOOSE, at("choose")),
    Subject("acting alone", at("alone"), same_title_as=CHOOSE, is_variant=True),
    Subject("acting for another", at("acting"), same_title_as=CHOOSE),
    Subject("acting stop first", at("stop-first"), status=403),
    Subject("acting give", at("give")),
    Subject("acting give empty", at("give"), prepare=leave_it_empty, status=422, in_error=True),
    Subject("acting given", at("given")),
    Subject("acting mine", at("mine"), same_title_as="acting given", is_variant=True),
    Subject("acting waiting", at("waiting")),
    Subject("acting held", at("held"), same_title_as="acting waiting", is_variant=True),
    Subject(END, at("end")),
    Subject("acting say no", at("no")),
    Subject("acting you", at("you")),
    Subject("organisations", at("organisations")),
    Subject("organisation add", at("add")),
    Subject("organisation add empty", at("add"), prepare=leave_it_empty, status=422, in_error=True),
    Subject(SHOP, at("shop")),
    Subject("organisation as a viewer", at("club"), is_variant=True),
    Subject("organisation invite", at("invite")),
    Subject(
        "organisation invite empty",
        at("invite"),
        prepare=leave_it_empty,
        status=422,
        in_error=True,
    ),
    Subject("organisation change", at("change")),
    Subject("organisation role", at("role")),
    Subject("organisation remove", at("remove")),
    Subject("organisation close", at("close")),
    Subject("organisation leave", at("leave")),
    Subject(
        "organisation needs an owner",
        at("leave"),
        prepare=press,
        status=409,
        same_title_as="organisation leave",
    ),
    Subject("organisation property", at("property")),
    Subject(
        "organisation property empty",
        at("property"),
        prepare=leave_it_empty,
        status=422,
        in_error=True,
    ),
    Subject("organisation invitation", at("invitation")),
    Subject("organisation dead invitation", at("dead"), status=404),
)
