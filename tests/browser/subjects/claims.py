"""A claim after it was sent: what it has to prove, and what was decided."""

from ..browser import Browser
from ..subject import Subject, register


def send_it_empty(browser: Browser) -> None:
    browser.follow("main form .govuk-button")


def at(state: str) -> str:
    return f"/people/claims/{state}/"


LIST, SEND, CANNOT = "claim proofs", "claim send proof", "claim cannot get proof"
DECISION, REQUEST = "benefit decision", "claim on the request"

register(
    Subject(LIST, at("list")),
    Subject("claim proofs all here", at("all-here"), same_title_as=LIST),
    Subject(SEND, at("send")),
    Subject(f"{SEND} again", at("again"), same_title_as=SEND),
    Subject(f"{SEND} empty", at("send"), prepare=send_it_empty, status=422, in_error=True),
    Subject(CANNOT, at("cannot")),
    Subject(f"{CANNOT} empty", at("cannot"), prepare=send_it_empty, status=422, in_error=True),
    Subject(REQUEST, at("request"), is_variant=True),
    Subject("claim decided on the request", at("decided"), same_title_as=REQUEST),
    Subject("benefit decisions", at("decisions")),
    Subject("claim whose", at("whose")),
    Subject("claim whose empty", at("whose"), prepare=send_it_empty, status=422, in_error=True),
    Subject("benefit decisions asks", at("asks"), same_title_as="benefit decisions"),
    Subject("benefit decisions none yet", at("none"), same_title_as="benefit decisions"),
    Subject(DECISION, at("decision"), in_full=True),
    Subject(f"{DECISION} refused", at("refused"), is_variant=True),
)
