"""A business's properties, in each state of their pages."""

from ..browser import Browser
from ..subject import Subject, register


def send_nothing(browser: Browser) -> None:
    browser.follow("main .form-end .govuk-button")


def find_nothing(browser: Browser) -> None:
    browser.follow("main section form[method=post] .govuk-button")


def at(page: str) -> str:
    return f"/people/properties/{page}/"


LIST, ADD = "properties", "properties add"

register(
    Subject(LIST, at("list")),
    Subject("properties none yet", at("none"), same_title_as=LIST),
    Subject("properties find empty", at("list"), prepare=find_nothing, status=422, in_error=True),
    Subject(ADD, at("add")),
    Subject("properties add empty", at("add"), prepare=send_nothing, status=422, in_error=True),
    Subject("properties being added", at("under-way")),
    Subject("properties added", at("done")),
    Subject("properties clients", at("clients")),
)
