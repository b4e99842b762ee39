"""What always helps somebody is written down as their need, if they said that we may.

In their account it takes one press of theirs, which the audit log has. Who has no account is asked
by staff, who read on the case that they agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from portal.accounts.acting import acting_of
from portal.accounts.assurance import signed_in
from portal.accounts.models import Needs
from portal.accounts.needs import finding, keeping
from portal.accounts.needs.words import ADJUSTMENTS
from portal.accounts.people import person_of, signed_in_user
from portal.cases.changes import add_note
from portal.cases.models import Case, How
from portal.cases.panels import Panel
from portal.cases.reference import parse
from portal.cases.timeline import PERSON
from portal.forms.models import Submission
from portal.ui.private import private

from . import adjustments

KEPT = "They have put this into the needs of their account."


def agreed(case: Case) -> Mapping[str, Any]:
    """The answers of somebody who said that we may write it down; empty for any other case."""
    if case.kind != adjustments.KEY:
        return {}
    submission: Submission | None = Submission.objects.filter(case=case).first()
    answers: dict[str, Any] = submission.answers if submission else {}
    return answers if answers.get("keep") == "yes" else {}


def after_sending(case: Case) -> Panel | None:
    """The piece of the page that says that it was sent."""
    if not agreed(case):
        return None
    held = case.holdings.filter(person__isnull=False, how=How.SENT).exists()
    context = {"case": case, "held": held}
    return Panel("So that you need not ask again", "accessibility/requests/keep.html", context)


def for_staff(case: Case) -> Panel | None:
    """What staff read: that it may be recorded, and what."""
    answers = agreed(case)
    if not answers:
        return None
    helps = [ADJUSTMENTS[code] for code in _codes(answers)]
    context = {"helps": helps, "words": answers.get("helps_words") or ""}
    return Panel("They agree that we record this", "accessibility/requests/record.html", context)


@private
@signed_in
@require_POST
def keep(request: HttpRequest, reference: str) -> HttpResponse:
    """Put it into the needs of whoever is signed in. Another's case and none answer alike."""
    person = person_of(signed_in_user(request))
    found: Case | None = Case.objects.filter(
        reference=parse(reference) or "", holdings__person=person, holdings__how=How.SENT
    ).first()
    answers = agreed(found) if found and not acting_of(request) else {}
    if found is None or not answers:
        raise Http404
    needs = finding.of(person) or Needs(person=person)
    given = {name: getattr(needs, name) for name in keeping.FIELDS}
    wanted = {*given["adjustments"], *_codes(answers)}
    given["adjustments"] = [code for code in ADJUSTMENTS if code in wanted]
    given["words"] = given["words"] or answers.get("helps_words") or ""
    with transaction.atomic():
        keeping.keep(person, given, request)
        add_note(found, KEPT, PERSON, public=False)
    return redirect("account_needs")


def _codes(answers: Mapping[str, Any]) -> list[str]:
    return [code for code in answers.get("helps") or () if code in ADJUSTMENTS]
