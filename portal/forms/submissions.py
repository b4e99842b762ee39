"""What was sent, read back: of a case, and as the route that it was."""

from __future__ import annotations

from typing import Any

from portal.cases.contacts import Contact
from portal.cases.models import Case

from . import people
from .models import Submission
from .route import Route, route
from .versions import journey_of


def sent() -> Any:
    """Give submissions with case and version, but for the version's text, which is remembered."""
    return Submission.objects.select_related("case__team", "version").defer("version__frozen")


def of_case(case: Case) -> Submission | None:
    """Give what opened a case; ``None`` if it was not a form. One query, once for a case."""
    if "submission" not in case._state.fields_cache:
        found = sent().filter(case=case).first()
        if found is not None:
            found.case = case  # which keeps it with the case too
        return found
    submission: Submission = case.submission
    return submission


def route_of(submission: Submission) -> Route:
    """Give the route that was sent, on the version that it was sent on."""
    return route(journey_of(submission.version), submission.answers)


def contact_of(case: Case) -> Contact | None:
    """Give how to reach whoever sent a form, for ``portal.cases.contacts``."""
    submission = of_case(case)
    if submission is None:
        return None
    journey = journey_of(submission.version)
    return people.contact(journey, submission.answers, submission.language)
