"""How each question has to be asked, by its kind."""

from __future__ import annotations

from typing import Any

from portal.forms.build import field
from portal.forms.definition import Kind, Question, QuestionStep, Step

NUMERIC = {Kind.WHOLE_NUMBER, Kind.SORT_CODE, Kind.ACCOUNT_NUMBER}
CODES = {*NUMERIC, Kind.MONEY, Kind.NINO, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL}
LINES = {
    "line_1": "address-line1",
    "line_2": "address-line2",
    "town": "address-level2",
    "postcode": "postal-code",
}
TYPES = {Kind.PHONE: "tel", Kind.EMAIL: "email"}


def attributes(step: Step) -> dict[str, dict[str, str]]:
    """Give the attributes of each box of a page, by its name. Empty: it has none."""
    found: dict[str, dict[str, str]] = {}
    for question in step.questions if isinstance(step, QuestionStep) else ():
        match question.kind:
            case Kind.DATE:
                found.update(_date(question))
            case Kind.ADDRESS:
                found.update(_address(question))
            case _:
                found[question.id] = _one(question)
    return found


def _one(question: Question) -> dict[str, str]:
    kind = question.kind
    asked: Any = field(question)
    wanted = {"autocomplete": question.autocomplete or asked.default_autocomplete}
    if kind in NUMERIC:
        wanted["inputmode"] = "numeric"
    if kind is Kind.MONEY:
        wanted["inputmode"] = "decimal"
    if kind in CODES:
        wanted["spellcheck"] = "false"
    if kind in TYPES:
        wanted["type"] = TYPES[kind]
    return wanted


def _date(question: Question) -> dict[str, dict[str, str]]:
    token = question.autocomplete
    return {
        f"{question.id}-{part}": {
            "inputmode": "numeric",
            "autocomplete": f"{token}-{part}" if token not in ("", "off") else token,
        }
        for part in ("day", "month", "year")
    }


def _address(question: Question) -> dict[str, dict[str, str]]:
    """The token of an address is ``street-address``, with what belongs before it, or ``off``."""
    before = question.autocomplete.removesuffix("street-address")
    return {
        f"{question.id}-{part}": {
            "autocomplete": "off" if question.autocomplete == "off" else f"{before}{token}"
        }
        for part, token in LINES.items()
    }
