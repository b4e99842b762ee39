"""Reading what a GeoReport server says, in JSON or XML."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ...outbound import Answer


class NotUnderstood(ValueError):
    """It is neither JSON nor XML as GeoReport has it."""


def entries(answer: Answer) -> list[dict[str, str]]:
    """Give the requests, tokens, services or errors that an answer lists. Raises NotUnderstood."""
    try:
        found = list(_xml(answer) if _is_xml(answer) else _json(answer))
    except (ValueError, RecursionError, ParseError, DefusedXmlException):
        raise NotUnderstood from None
    return [{name: _line(value) for name, value in each.items()} for each in found]


def error_codes(answer: Answer) -> list[str]:
    """Give the codes of the errors that it lists: digits only, none of its words."""
    try:
        codes = [each.get("code", "") for each in entries(answer)]
    except NotUnderstood:
        return []
    return [code for code in codes if code.isascii() and code.isdigit() and len(code) <= 5]


def _is_xml(answer: Answer) -> bool:
    return answer.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _json(answer: Answer) -> Iterator[dict[str, Any]]:
    found = json.loads(answer.body)
    listed = found if isinstance(found, list) else [found]
    if not all(isinstance(each, dict) for each in listed):
        raise ValueError("Not a list of objects.")
    yield from listed


def _xml(answer: Answer) -> Iterator[dict[str, Any]]:
    for each in fromstring(answer.body):
        yield {part.tag: part.text or "" for part in each}


def _line(value: Any) -> str:
    return "" if value is None else str(value).strip()
