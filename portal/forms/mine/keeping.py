"""Details that somebody gave in a form and that their account does not have: to be kept there."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.accounts import details
from portal.accounts.acting import acting_of
from portal.accounts.models import User
from portal.accounts.people import person_of

from ..models import Submission
from ..versions import journey_of

TITLES = {"name": "name", "phone": "phone number", "address": "address"}


def to_keep(request: HttpRequest, submission: Submission) -> dict[str, Any]:
    """Details by their code that differ from the account's; nothing while acting for another."""
    user = request.user
    if not isinstance(user, User) or acting_of(request):
        return {}
    about = journey_of(submission.version).outcome.about
    person = person_of(user)
    given = {code: submission.answers.get(getattr(about, code)) for code in TITLES}
    return {code: each for code, each in given.items() if each and each != getattr(person, code)}


def offer(request: HttpRequest, submission: Submission) -> list[str]:
    """The same in words: "phone number"."""
    return [TITLES[code] for code in to_keep(request, submission)]


def keep(request: HttpRequest, submission: Submission) -> None:
    """Keep them in the account, as confirmed today."""
    user, found = request.user, to_keep(request, submission)
    if found and isinstance(user, User):
        details.keep(person_of(user), found)
