"""What the things are called that a claim lists, for staff: the employer, the adult's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.cases.models import Case
from portal.forms.submissions import of_case

from ..claim.names import ADULT_NAME, BUSINESS_KIND, CHILD_NAME, JOB_EMPLOYER

CALLED = (JOB_EMPLOYER, BUSINESS_KIND, ADULT_NAME, CHILD_NAME)
"""Answers that name a thing."""


def names_of(case: Case) -> dict[str, str]:
    """Keys of listed things to what each is called, where its answers say. One query."""
    submission = of_case(case)
    return dict(_named(submission.answers)) if submission else {}


def _named(answers: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for listed in answers.values():
        items = listed.get("items", ()) if isinstance(listed, dict) else ()
        for item in items:
            name = next((each for key in CALLED if (each := item["answers"].get(key))), "")
            if name:
                yield item["key"], str(name)
