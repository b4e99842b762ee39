"""Opening a draft for a browser: one that is there, or one that may begin under this key."""

from __future__ import annotations

from django.http import HttpRequest

from . import access, callers, registry, upgrade, versions
from .drafts import Opened, newest
from .mine.filling import fill
from .mine.known import Known
from .models import Draft, Submission


class NotOpen(Exception):
    """There is no such draft, or it is not this browser's: nobody is told which."""


class Sent(Exception):
    """The answers under this key were sent."""


def open_draft(request: HttpRequest, journey_key: str, key: str) -> Opened:
    """Give the draft of a key. Raises ``NotOpen`` or ``Sent``. Two queries at most.

    A draft whose version has closed moves to the present one.
    """
    if not registry.is_open_to(journey_key, request):
        raise NotOpen
    draft = newest(key)
    if draft is None:
        return _begin(request, journey_key, key)
    if draft.journey_key != journey_key:
        raise NotOpen
    for_caller = not access.may_open(request, key)
    if for_caller and not callers.opens(request, key):
        raise NotOpen
    journey = versions.journey_of(draft.version)
    known = None if for_caller else Known(request, journey)
    opened = Opened(draft, journey, known=known, for_caller=for_caller)
    if draft.version.is_closed:
        _move(opened)
    return opened


def _begin(request: HttpRequest, journey_key: str, key: str) -> Opened:
    sent = Submission.objects.filter(key=key).values_list("journey_key", flat=True).first()
    if sent is not None:
        raise Sent if sent == journey_key else NotOpen
    asking = access.holders(request)
    holder = next((each for each in asking if access.issued_to(key, each)), "")
    journey = versions.live(journey_key)
    if journey is None or not holder:
        raise NotOpen
    version = versions.current(journey)
    known = Known(request, journey)
    draft = Draft(key=key, journey_key=journey_key, version=version, language="en")
    draft.answers, draft.writers = fill(journey, {}, {}, known)
    return Opened(draft, journey, holder, known=known)


def _move(opened: Opened) -> None:
    journey = versions.live(opened.draft.journey_key)
    if journey is None:
        return
    version = versions.current(journey)
    if version.pk != opened.draft.version_id:
        told = upgrade.changes(opened.journey, journey, opened.answers)
        opened.move_to(version, told or ("The words of some questions have changed.",))
