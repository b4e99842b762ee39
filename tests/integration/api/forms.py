"""Calls about forms that can be: no schema of a message says which answers are good."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest

from portal.forms import registry, versions
from tests.forms.api.journeys import WITH_FILES
from tests.forms.uploads import good
from tests.support.journeys import SHORT

LISTS = "GET /api/v1/forms"
"""It lists what there is, so it never says that there is nothing."""
ANSWERS = {"words": "A lamp is out.", "email": "tenant@example.com"}


def two_to_fill_in(patch: pytest.MonkeyPatch) -> dict[str, int]:
    """Register a form with two pages and one with files; the numbers of their versions."""
    for each in (SHORT, WITH_FILES):
        patch.setitem(registry._journeys, each.key, each)
    return {each.key: versions.current(each).number for each in (SHORT, WITH_FILES)}


def of(path: str, numbers: dict[str, int]) -> dict[str, Any]:
    """The parts of an address that is there."""
    key = WITH_FILES.key if path.endswith("/uploads") else SHORT.key
    return {"key": key, "number": numbers[key]}


def as_can_be(path: str, body: dict[str, Any]) -> dict[str, Any]:
    """The body of a call that can be taken."""
    match path.rpartition("/")[2]:
        case "submissions":
            return {**body, "answers": ANSWERS, "agreed": True}
        case "uploads":
            content = b64encode(good.png()).decode()
            return {**body, "question": "proof", "name": "a.png", "content": content}
    return body
