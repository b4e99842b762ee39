"""Sending: submission, case, first clocks and messages, all of it or nothing, and once only."""

from __future__ import annotations

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from portal.cases.models import Channel
from portal.cases.opening import open_case
from portal.cases.timeline import WEBSITE, Actor

from . import moments, openings, people, uploads, versions
from .answers import of_step
from .conditions import ASKED_ON, day_of
from .definition import Kind, QuestionStep
from .drafts import newest
from .models import Draft, Submission, Upload
from .models.destination import team_for
from .recheck import first_wrong
from .route import LiveStep, Route, route

sent = Signal()
"""Sent with ``submission``, ``route`` and ``begun_at``, inside the transaction that made it.

``begun_at`` is when the first answer was saved.
"""


class NotReady(Exception):
    """Something is still to be answered, at ``live``; ``None`` where the form ended early."""

    def __init__(self, live: LiveStep | None) -> None:
        super().__init__("the answers are not complete")
        self.live = live


class NothingToSend(Exception):
    """There is neither a draft nor a submission under this key."""


@transaction.atomic
def send(key: str, actor: Actor = WEBSITE) -> Submission:
    """Send the draft of a key. However often and at once it is called: one submission, one case.

    ``actor`` opens the case: another system, where it sends for the person. Every answer is looked
    at once more. Raises ``NotReady`` or ``NothingToSend``.
    """
    draft = newest(key, Draft.objects.select_for_update(of=("self",)))
    if draft is None:
        return _already(key)
    files = uploads.of(key)
    found = _checked(draft, files)
    answers, journey = found.answers, found.journey
    times = moments.on_route(draft.moments, answers)
    opening = openings.of(openings.Asking(journey, answers, moments.read(times)))
    now = timezone.now()
    case = open_case(
        journey.key,
        opening.title or journey.case_title,
        channel=Channel(draft.channel),
        team=opening.team or team_for(journey.key, answers),
        language=draft.language,
        known=people.known(journey, answers),
        actor=actor,
        at=opening.at or now,
        steps=journey.clocks_for(answers) if opening.steps is None else opening.steps,
    )
    submission: Submission = Submission.objects.create(
        key=draft.key,
        journey_key=journey.key,
        version=draft.version,
        case=case,
        answers=answers,
        moments=times,
        channel=draft.channel,
        language=draft.language,
        submitted_at=now,
    )
    draft.delete()
    if files:
        uploads.drop_all(key, but=_named(found))
    sent.send(sender=Submission, submission=submission, route=found, begun_at=draft.created_at)
    return submission


def _checked(draft: Draft, files: list[Upload]) -> Route:
    journey = versions.journey_of(draft.version)
    today = {ASKED_ON: day_of({}).isoformat()} if journey.counts_from_today else {}
    found = route(journey, {**draft.answers, **today})
    if not found.complete:
        raise NotReady(found.gap)
    if wrong := first_wrong(found) or _without_its_files(found, files):
        raise NotReady(wrong)
    return found


def _without_its_files(found: Route, files: list[Upload]) -> LiveStep | None:
    """Give the page whose file has gone since, or a scanner has refused since it was added."""
    there = {upload.public_id for upload in files if not upload.is_infected}
    for live in found.steps:
        if not _named_on(live, found) <= there:
            return live
    return None


def _named(found: Route) -> set[str]:
    return {id_ for live in found.steps for id_ in _named_on(live, found)}


def _named_on(live: LiveStep, found: Route) -> set[str]:
    """Give the public ids of the files that the answers of a page name."""
    if not isinstance(live.step, QuestionStep):
        return set()
    given = of_step(found.answers, live)
    asked = [each.id for each in live.step.questions if each.kind is Kind.FILE]
    return {file["id"] for id_ in asked for file in given.get(id_) or ()}


def _already(key: str) -> Submission:
    submission: Submission | None = Submission.objects.filter(key=key).first()
    if submission is None:
        raise NothingToSend
    return submission
