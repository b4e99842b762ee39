"""What was sent, as far as a repair needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.cases.models import Case
from portal.forms import submissions
from portal.forms.definition import Journey, Kind
from portal.forms.models import Submission
from portal.forms.offers import value_of
from portal.forms.versions import journey_of

from ..catalogue import versions
from ..catalogue.find import Ending, Found, leaf_of
from ..journey import names
from ..law.words import AtHome, Tenure
from ..models import CatalogueVersion
from .sorting import Told

SAID_TO_BE = {
    names.LEASEHOLDER: Tenure.LEASEHOLDER,
    names.SHARED_OWNER: Tenure.SHARED_OWNER,
    names.PRIVATE: Tenure.PRIVATE,
    names.OWN: Tenure.PRIVATE,
}
"""What people say of themselves. Any other answer is a tenant's, whose tenancy is not known yet."""


@dataclass(frozen=True, repr=False)
class Asked:
    """One report as it was sent. Its repr shows nothing.

    ``known`` names a report of the same thing that they have chosen; "" for none.
    """

    found: Found
    version: CatalogueVersion | None
    told: Told
    uprn: str = ""
    known: str = ""


def of_submission(submission: Submission) -> Asked:
    """Read what was sent. What the catalogue does not know is to be read by somebody.

    We knew when its case was opened: the journey opens it at the answer about danger.
    """
    journey, answers = journey_of(submission.version), submission.answers
    version = versions.numbered(journey.version)
    found = leaf_of(versions.catalogue_of(version), answers) if version else None
    return Asked(
        found or Found(Ending.OWN_WORDS),
        version,
        Told(
            submission.case.opened_at,
            _at_home(answers.get(names.AT_HOME)),
            bool(answers.get(names.CRIME_NUMBER)),
            SAID_TO_BE.get(str(value_of(answers.get(names.LANDLORD))), Tenure.UNKNOWN),
        ),
        _uprn(journey, answers),
        str(value_of(answers.get(names.KNOWN)) or ""),
    )


def of_case(case: Case) -> Asked | None:
    """The same of a case; None if it came in another way."""
    submission = submissions.of_case(case)
    return of_submission(submission) if submission else None


def uprn_of(case: Case) -> str:
    """The UPRN of the home; "" where its address was typed in, or is not known."""
    submission = submissions.of_case(case)
    if submission is None:
        return ""
    return _uprn(journey_of(submission.version), submission.answers)


def uprn_in(answers: Mapping[str, Any]) -> str:
    """The UPRN in the answers so far, whatever the question is called."""
    chosen = (each.get("uprn") for each in answers.values() if isinstance(each, Mapping))
    return next((str(uprn) for uprn in chosen if uprn), "")


def _uprn(journey: Journey, answers: Mapping[str, Any]) -> str:
    asked = [each.id for _repeat, _step, each in journey.questions() if each.kind is Kind.ADDRESS]
    return uprn_in({id_: answers[id_] for id_ in asked if id_ in answers})


def _at_home(answer: Any) -> frozenset[AtHome]:
    """Who lives there, as far as they chose to say it."""
    chosen = answer if isinstance(answer, list) else []
    return frozenset(AtHome(each) for each in chosen if each in AtHome.values)
