"""The JSON Schema of one question's answer, by its kind. Pure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from ...definition import LISTED, Choice, Kind, Question
from .when import Schema

LINE, LINES, EMAIL, CODE = 200, 5000, 254, 100
"""Characters, where a question says nothing else: those of ``portal.ui.forms``."""
LINE_OF_ADDRESS = 100
MOST_WHOLE, MOST_MONEY = 999_999, Decimal("9999999.99")
SOMETHING = r"\S"
"""At least one character that can be seen."""
NINO = r"^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]$"
UK_POSTCODE = r"^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][ABD-HJLNP-UW-Z]{2}$"
FILE = r"^[A-Za-z0-9_-]{22}$"


def schema_of(question: Question, section: str, step: str) -> Schema:
    """Give the schema of an answer, with all that a program needs to ask the question."""
    answer = _MAKERS[question.kind](question)
    notes = {
        "title": question.label,
        "description": question.hint,
        "x-kind": str(question.kind),
        "x-section": section,
        "x-page": step,
        "x-short": question.short,
        "x-sensitive": question.sensitive,
        "x-also-checked": bool(question.validators),
    }
    known = {name: note for name, note in notes.items() if note}
    return {**known, **(answer if question.required else _optional(answer))}


def _optional(answer: Schema) -> Schema:
    """Let an answer be left out, or be null."""
    if "enum" in answer or "oneOf" in answer:
        return {"anyOf": [answer, {"type": "null"}]}
    return {**answer, "type": [answer["type"], "null"]}


def _text(question: Question) -> Schema:
    usual = {Kind.TEXTAREA: LINES, Kind.EMAIL: EMAIL}.get(question.kind, LINE)
    most = question.longest or usual
    return {"type": "string", "minLength": 1, "maxLength": most, "pattern": SOMETHING}


def _email(question: Question) -> Schema:
    return {**_text(question), "format": "email"}


def _phone(question: Question) -> Schema:
    which = "UK mobile " if question.mobile else "" if question.abroad else "UK "
    return {
        "type": "string",
        "minLength": 1,
        "maxLength": CODE,
        "x-kept-as": f"A {which}telephone number in E.164, like +441632960001. We read spaces too.",
    }


def _code(pattern: str, example: str) -> Callable[[Question], Schema]:
    return lambda question: {"type": "string", "pattern": pattern, "examples": [example]}


def _listed(question: Question) -> Schema:
    """One of the answers on the list; of one that is looked up, whatever is offered then."""
    if question.choices_from:
        last = question.options[-1].value if question.options else ""
        return {
            "type": "string",
            "minLength": 1,
            "x-looked-up": True,
            "x-where-nothing-is-offered": last,
            "examples": [each.value for each in question.options],
        }
    return {"type": "string", "oneOf": [_choice(each) for each in question.options]}


def _choice(choice: Choice) -> Schema:
    said = {"const": choice.value, "title": choice.label}
    return {**said, "description": choice.hint} if choice.hint else said


def _checkboxes(question: Question) -> Schema:
    found: Schema = {
        "type": "array",
        "items": {"type": "string", "oneOf": [_choice(each) for each in question.options]},
        "minItems": 1,
        "uniqueItems": True,
    }
    alone = [each.value for each in question.options if each.exclusive]
    if alone:
        found["if"] = {"type": "array", "contains": {"enum": alone}}
        found["then"] = {"maxItems": 1}
    return found


def _date(question: Question) -> Schema:
    limits = {"x-earliest": question.earliest, "x-latest": question.latest}
    known = {name: limit for name, limit in limits.items() if limit}
    return {"type": "string", "format": "date", "pattern": "^[1-9]", **known}


def _whole(question: Question) -> Schema:
    least = 0 if question.least is None else int(question.least)
    most = MOST_WHOLE if question.most is None else int(question.most)
    return {"type": "integer", "minimum": least, "maximum": most}


def _money(question: Question) -> Schema:
    least = Decimal(0 if question.least is None else question.least)
    most = MOST_MONEY if question.most is None else Decimal(question.most)
    return {
        "type": "string",
        "pattern": r"^[0-9]{1,12}\.[0-9]{2}$",
        "examples": ["12.30"],
        "x-least": f"{least:.2f}",
        "x-most": f"{most:.2f}",
    }


def _address(question: Question) -> Schema:
    line = {"type": "string", "maxLength": LINE_OF_ADDRESS}
    needed = {**line, "minLength": 1, "pattern": SOMETHING}
    return {
        "type": "object",
        "properties": {
            "line_1": {**needed, "title": "Address line 1"},
            "line_2": {**line, "title": "Address line 2"},
            "town": {**needed, "title": "Town or city"},
            "postcode": {"type": "string", "pattern": UK_POSTCODE, "title": "Postcode"},
            "uprn": {**line, "title": "Unique Property Reference Number, if you know it"},
        },
        "required": ["line_1", "town", "postcode"],
        "additionalProperties": False,
    }


def _files(question: Question) -> Schema:
    """Names of files that were uploaded before."""
    return {
        "type": "array",
        "items": {"type": "string", "pattern": FILE},
        "minItems": 1,
        "maxItems": question.max_files,
        "uniqueItems": True,
        "x-upload-first": True,
        "x-endings": list(question.extensions),
        "x-megabytes-each": question.max_megabytes,
    }


_MAKERS: dict[Kind, Callable[[Question], Schema]] = {
    Kind.TEXT: _text,
    Kind.TEXTAREA: _text,
    Kind.EMAIL: _email,
    Kind.PHONE: _phone,
    Kind.DATE: _date,
    Kind.WHOLE_NUMBER: _whole,
    Kind.MONEY: _money,
    Kind.CHECKBOXES: _checkboxes,
    Kind.ADDRESS: _address,
    Kind.FILE: _files,
    Kind.POSTCODE: _code(UK_POSTCODE, "AA1 1AA"),
    Kind.NINO: _code(NINO, "AA123456A"),
    Kind.SORT_CODE: _code("^[0-9]{6}$", "123456"),
    Kind.ACCOUNT_NUMBER: _code("^[0-9]{8}$", "12345678"),
    **dict.fromkeys(LISTED - {Kind.CHECKBOXES}, _listed),
}
