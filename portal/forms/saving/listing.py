"""The forms that a browser may open: those to finish, and those that were sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from portal.cases.when import the_day, the_time

from .. import access, versions
from ..drafts import Opened
from ..models import Draft, Grant, Submission
from ..wizard import instead, pages


@dataclass(frozen=True)
class Unfinished:
    """A form that is still to be sent. ``place`` says how far it has got."""

    title: str
    place: str
    changed: str
    kept_until: datetime
    onward: str
    delete: str
    forget: str


@dataclass(frozen=True)
class Done:
    """A form that was sent."""

    title: str
    reference: str
    sent: str
    href: str
    forget: str


def unfinished(request: HttpRequest) -> list[Unfinished]:
    """Give what this browser may carry on with, the last changed first."""
    drafts = (
        Draft.objects.filter(key__in=_keys(request))
        .select_related("version")
        .defer("version__frozen")
    )
    entries = [_unfinished(request, draft) for draft in drafts]
    return [each for each in entries if each.kept_until > timezone.now()]


def done(request: HttpRequest) -> list[Done]:
    """Give what was sent from here, or opened here before it was sent; the last first."""
    submissions = (
        Submission.objects.filter(key__in=_keys(request))
        .select_related("case", "version")
        .defer("answers", "version__frozen")
    )
    return [
        Done(
            title=each.version.title,
            reference=each.case.shown_reference,
            sent=the_day(timezone.localtime(each.submitted_at).date()),
            href=instead.sent_url(each.journey_key, each.key),
            forget=reverse("form_forget", args=[each.journey_key, each.key]),
        )
        for each in submissions
    ]


def others(request: HttpRequest, key: str) -> int:
    """Count the other forms that this browser may carry on with."""
    count: int = Draft.objects.filter(key__in=_keys(request)).exclude(key=key).count()
    return count


def _keys(request: HttpRequest) -> QuerySet[Grant]:
    holders = access.holders(request)
    grants = Grant.objects.filter(holder__in=holders) if holders else Grant.objects.none()
    return grants.values("key")  # type: ignore[return-value]


def _unfinished(request: HttpRequest, draft: Draft) -> Unfinished:
    journey = versions.journey_of(draft.version)
    opened = Opened(draft, journey)
    where = [journey.key, draft.key]
    live = opened.route.gap or opened.route.exit
    return Unfinished(
        title=journey.title,
        place=pages.frame(request, opened, live)["part"],
        changed=the_time(draft.changed_at),
        kept_until=draft.kept_until(journey.retention.draft_days),
        onward=reverse("form", args=where),
        delete=reverse("form_delete", args=where),
        forget=reverse("form_forget", args=where),
    )
