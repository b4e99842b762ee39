"""Questions as editors write them, and as the engine asks them. Pure."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from ..definition import LISTED, Choice, Divider, Kind, Question
from .raw import Raw, children, number, struct, text, ticked

MOST_ANSWERS = 200
"""On one list. Nobody reads more on a phone."""
MOST_MONEY = 10**12
MINE = {
    Kind.EMAIL: ("email", "email"),
    Kind.PHONE: ("phone", "tel"),
    Kind.ADDRESS: ("address", "street-address"),
    Kind.POSTCODE: ("postcode", "postal-code"),
}
"""Kinds of answer that say who the person is: the part of ``About`` and the HTML token."""
TEXT_TOKENS = {"name": "Their full name", "organization": "Their organisation"}
EXTENSIONS = {
    "pictures": ("jpg", "jpeg", "png", "heic"),
    "papers": ("pdf", "docx", "jpg", "jpeg", "png", "heic"),
    "pdf": ("pdf",),
}


def kind_of(block_type: str) -> Kind | None:
    try:
        return Kind(block_type.replace("_", "-"))
    except ValueError:
        return None


def question(kind: Kind, value: Raw, *, repeated: bool = False) -> Question:
    """Give a question. ``repeated``: it is asked of each thing on a list."""
    required = text(value, "when_empty")
    return Question(
        id=text(value, "name"),
        kind=kind,
        label=text(value, "label"),
        hint=text(value, "hint"),
        short=text(value, "short"),
        required=ticked(value, "required", otherwise=True),
        choices=_choices(value.get("choices")) if kind in LISTED else (),
        autocomplete=_token(kind, value, repeated=repeated),
        sensitive=ticked(value, "sensitive"),
        error_name=text(value, "error_name"),
        errors={"required": required} if required else {},
        **_limits(kind, value),
    )


def role_of(kind: Kind, value: Raw) -> str:
    """Give which part of "who sends this" a question answers: of ``About``; "" for none."""
    if kind in MINE:
        return MINE[kind][0] if text(value, "whose") != "other" else ""
    if kind is Kind.TEXT and text(value, "fills") == "name":
        return "name"
    if kind is Kind.RADIOS and ticked(value, "is_reply_by"):
        return "prefers"
    return ""


def _choices(stream: Any) -> tuple[Choice | Divider, ...]:
    found: list[Choice | Divider] = []
    for _kind, _block, each in children(stream):
        value = struct(each)
        if ticked(value, "after_or"):
            found.append(Divider())
        found.append(
            Choice(
                text(value, "value"),
                text(value, "label"),
                hint=text(value, "hint"),
                exclusive=ticked(value, "exclusive"),
            )
        )
    return tuple(found)


def _token(kind: Kind, value: Raw, *, repeated: bool) -> str:
    if kind in MINE:
        mine = text(value, "whose") != "other" and not repeated
        return MINE[kind][1] if mine else "off"
    if kind is Kind.TEXT:
        fills = text(value, "fills")
        return "" if repeated and fills != "off" else fills
    if kind is Kind.DATE and ticked(value, "is_birthday") and not repeated:
        return "bday"
    return "off" if kind is Kind.DATE and text(value, "whose") == "other" else ""


def _limits(kind: Kind, value: Raw) -> dict[str, Any]:
    match kind:
        case Kind.TEXT | Kind.TEXTAREA:
            longest = number(value, "longest") or 0
            return {"longest": longest, "counted": kind is Kind.TEXTAREA and bool(longest)}
        case Kind.WHOLE_NUMBER:
            return {"least": number(value, "least"), "most": number(value, "most")}
        case Kind.MONEY:
            return {"least": _sum(value, "least"), "most": _sum(value, "most")}
        case Kind.DATE:
            return {"earliest": text(value, "earliest"), "latest": text(value, "latest")}
        case Kind.PHONE:
            return {"mobile": ticked(value, "mobile")}
        case Kind.FILE:
            return {
                "extensions": EXTENSIONS.get(text(value, "takes"), EXTENSIONS["papers"]),
                "max_files": number(value, "max_files") or 1,
            }
        case Kind.RADIOS:
            return {"inline": ticked(value, "inline")}
        case _:
            return {}


def _sum(value: Raw, name: str) -> Decimal | None:
    found = value.get(name)
    try:
        sum_ = None if found in (None, "") else Decimal(str(found))
    except InvalidOperation:
        return None
    return sum_ if sum_ is not None and sum_.is_finite() and sum_.copy_abs() < MOST_MONEY else None
