"""Forms as files, for tests."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

from portal.forms.built.exchange.pages import brought, written
from portal.forms.built.exchange.written import read
from portal.forms.models import FormPage

from .pages import forms_page
from .writing import NEW_BIN, PROMISES

FILE: dict[str, Any] = {
    "format": "portal-form",
    "version": 1,
    "key": "new-bin",
    "title": "New bin",
    "summary": "Ask for a new bin.",
    "promises": PROMISES,
    "sections": NEW_BIN,
}


def file(**changes: Any) -> dict[str, Any]:
    """A sound form as a file, some of it changed. What is ``None`` is left out."""
    found = {**deepcopy(FILE), **changes}
    return {name: value for name, value in found.items() if value is not None}


def taken_in(found: Any) -> FormPage:
    """The draft that is made of a file. Raises Refused."""
    return brought(read(json.dumps(found)), forms_page()).page


def taken_out(page: FormPage) -> dict[str, Any]:
    """A page as a file, read from the database anew."""
    return written(FormPage.objects.get(pk=page.pk))


def without_ids(value: Any) -> Any:
    if isinstance(value, list):
        return [without_ids(each) for each in value]
    if isinstance(value, dict):
        return {name: without_ids(each) for name, each in value.items() if name != "id"}
    return value
