"""Forms to finish, on the account's page; and those begun here before anybody signed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.panels import Panel, Viewer

from .. import access, versions
from ..drafts import Opened
from ..models import Draft, Grant
from ..route import Route
from ..views import place

MOST = 5


@dataclass(frozen=True)
class ToFinish:
    """A form that is not sent yet: how much of it is answered, and for how long it is kept."""

    title: str
    answered: int
    kept_until: date
    onward: str
    journey: str
    key: str


def build(viewer: Viewer) -> Panel | None:
    """The forms of the account and, set apart, those that only this browser knows."""
    own = _to_finish(drafts_of(access.account(viewer.request)))
    found = _to_finish(of_the_browser(viewer.request)) if viewer.acting is None else []
    if not own and not found:
        return None
    return Panel("forms/mine/unfinished.html", {"own": own, "found": found})


def drafts_of(holder: str) -> QuerySet[Draft]:
    """The drafts of an account, the last changed first."""
    keys = Grant.objects.filter(holder=holder).values("key")
    return _drafts(Draft.objects.filter(key__in=keys) if holder else Draft.objects.none())


def of_the_browser(request: HttpRequest) -> QuerySet[Draft]:
    """What was begun in this browser and is not the account's. Nobody says whose it is."""
    here, own = access.holder(request), access.account(request)
    if not here or not own:
        return _drafts(Draft.objects.none())
    mine = Grant.objects.filter(holder=own).values("key")
    keys = Grant.objects.filter(holder=here).exclude(key__in=mine).values("key")
    return _drafts(Draft.objects.filter(key__in=keys))


def take(request: HttpRequest) -> int:
    """Put what was begun in this browser into the account. Give how many forms that was."""
    keys = list(of_the_browser(request).values_list("key", flat=True))
    for key in keys:
        access.grant(key, access.account(request))
    return len(keys)


def answered(route: Route) -> int:
    """Count the questions on the route that have an answer; a list counts as one."""
    return sum(value not in (None, "", []) for value in route.answers.values())


def _drafts(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    return drafts.select_related("version").defer("version__frozen")


def _to_finish(drafts: QuerySet[Draft]) -> list[ToFinish]:
    found = []
    for draft in drafts[:MOST]:
        opened = Opened(draft, versions.journey_of(draft.version))
        until = draft.kept_until(opened.journey.retention.draft_days)
        if until > timezone.now():
            found.append(
                ToFinish(
                    title=opened.journey.title,
                    answered=answered(opened.route),
                    kept_until=timezone.localdate(until),
                    onward=place(opened),
                    journey=draft.journey_key,
                    key=draft.key,
                )
            )
    return found
