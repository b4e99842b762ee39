"""Answers in XML and JSON, shaped as GeoReport v2 has them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from django.http import HttpResponse

Fields = Mapping[str, Any]
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


class Fault(Exception):
    """Ends a call with an error of the specification."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


def listed(form: str, plural: str, singular: str, rows: Iterable[Fields]) -> HttpResponse:
    """Give rows as a list: ``<services><service>``, or a JSON array."""
    rows = list(rows)
    if form == "json":
        return _json(rows)
    inside = "".join(f"<{singular}>{_xml(row)}</{singular}>" for row in rows)
    return _written(f"<{plural}>{inside}</{plural}>")


def one(form: str, name: str, fields: Fields) -> HttpResponse:
    """Give one thing: ``<discovery>``, or a JSON object."""
    return _json(fields) if form == "json" else _written(f"<{name}>{_xml(fields)}</{name}>")


def errors(form: str, fault: Fault) -> HttpResponse:
    """Give an error. The code in it is that of the answer."""
    row = {"code": fault.status, "description": fault.words}
    response = listed(form, "errors", "error", [row])
    response.status_code = fault.status
    return response


def _xml(fields: Fields) -> str:
    return "".join(f"<{name}>{_value(value)}</{name}>" for name, value in fields.items())


def _value(value: Any) -> str:
    """Write nothing for what is not known; a list of things one after the other."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return _xml(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(_value(each) for each in value)
    return escape(NOT_XML.sub("", str(value)))


def _written(root: str) -> HttpResponse:
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return HttpResponse(head + root, content_type="text/xml; charset=utf-8")


def _json(value: Any) -> HttpResponse:
    return HttpResponse(
        json.dumps(value, ensure_ascii=False), content_type="application/json; charset=utf-8"
    )
