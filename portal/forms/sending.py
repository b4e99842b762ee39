"""Sending: submission, case, first clocks and messages, all of it or nothing, and once only."""

from __future__ import annotations

from django.db import transaction
from django.dispatch import Signal

from portal.cases.opening import open_case

from . import people, uploads, versions
from .definition import QuestionStep
from .models import Draft, Submission
from .models.destination import team_for
from .recheck import first_wrong
from .route import LiveStep, Route, route

sent = Signal()
"""Sent with ``submission`` and ``route``, inside the transaction that made it."""


class NotReady(Exception):
    """Something is still to be answered, at ``live``; ``None`` where the form ended early."""

    def __init__(self, live: LiveStep | None) -> None:
        super().__init__("the answers are not complete")
        self.live = live


class NothingToSend(Exception):
    """There is neither a draft nor a submission under this key."""


@transaction.atomic
def send(key: str) -> Submission:
    """Send the draft of a key. However often and at once it is called: one submission, one case.

    Every answer is looked at once more. Raises ``NotReady`` or ``NothingToSend``.
    """
    draft = Draft.objects.select_for_update().filter(key=key).first()
    if draft is None:
        return _already(key)
    found = _checked(draft)
    answers, journey = found.answers, found.journey
    case = open_case(
        journey.key,
        journey.case_title,
        channel=draft.channel,
        team=team_for(journey.key, answers),
        language=draft.language,
        known=people.known(journey, answers),
        steps=journey.outcome.clocks,
    )
    submission: Submission = Submission.objects.create(
        key=draft.key,
        journey_key=journey.key,
        version=draft.version,
        case=case,
        answers=answers,
        channel=draft.channel,
        language=draft.language,
        submitted_at=case.opened_at,
    )
    draft.delete()
    sent.send(sender=Submission, submission=submission, route=found)
    return submission


def _checked(draft: Draft) -> Route:
    found = route(versions.journey_of(draft.version), draft.answers)
    if not found.complete:
        raise NotReady(found.gap)
    if wrong := first_wrong(found) or _with_a_virus(found, draft.key):
        raise NotReady(wrong)
    return found


def _with_a_virus(found: Route, key: str) -> LiveStep | None:
    """Give the page whose file a scanner has refused since it was added."""
    bad = {upload.question_id for upload in uploads.of(key) if upload.is_infected}
    for live in found.steps:
        if isinstance(live.step, QuestionStep):
            names = {f"{each.id}.{live.item}".rstrip(".") for each in live.step.questions}
            if names & bad:
                return live
    return None


def _already(key: str) -> Submission:
    submission: Submission | None = Submission.objects.filter(key=key).first()
    if submission is None:
        raise NothingToSend
    return submission
