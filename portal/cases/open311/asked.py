"""What a call asks for: its filters, as GeoReport v2 has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import reduce
from operator import or_
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from ..models import ENDED, Case
from ..models.case import CaseQuerySet
from .answers import Fault
from .services import all_services

NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
SPAN = timedelta(days=90)
MOST = 1000
"""Cases in one answer, and days of them: whichever is smaller."""


@dataclass(frozen=True)
class Range:
    start: datetime
    end: datetime


def jurisdiction() -> str:
    """Give the one that we serve: the host of this site. It need not be named."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"


def check_jurisdiction(request: HttpRequest) -> None:
    """Raises Fault for another one's."""
    if request.GET.get("jurisdiction_id", jurisdiction()) not in ("", jurisdiction()):
        raise Fault(404, "jurisdiction_id was not found.")


def public_cases() -> CaseQuerySet:
    """Give the cases that are public, and never any other."""
    shown = (Q(kind=kind) & service.shown() for kind, service in all_services().items())
    every: CaseQuerySet = Case.objects.all()
    public = reduce(or_, shown, Q(pk__in=[]))
    return every.filter(public)


def asked_for(request: HttpRequest) -> CaseQuerySet:
    """Give the cases that a call asks for, the newest first. Raises Fault."""
    numbers = _several(request, "service_request_id")
    if numbers:  # whatever else is asked for does not count
        return _newest(public_cases().filter(pk__in=_numbers(numbers)))
    cases = public_cases()
    if codes := _several(request, "service_code"):
        cases = cases.filter(kind__in=_kinds(codes))
    cases = _by_status(cases, _several(request, "status"))
    when = _range(request)
    return _newest(cases.filter(opened_at__gte=when.start, opened_at__lte=when.end))


def _newest(cases: CaseQuerySet) -> CaseQuerySet:
    return cases.select_related("team").order_by("-opened_at", "-pk")[:MOST]


def _several(request: HttpRequest, name: str) -> list[str]:
    return [part.strip() for part in request.GET.get(name, "").split(",") if part.strip()]


def _numbers(written: list[str]) -> list[int]:
    return [int(each) for each in written[:MOST] if NUMBER.fullmatch(each)]


def _kinds(codes: list[str]) -> list[str]:
    kinds = [kind for kind, service in all_services().items() if service.code in codes]
    if len(kinds) < len(set(codes)):
        raise Fault(404, "service_code was not found.")
    return kinds


def _by_status(cases: CaseQuerySet, statuses: list[str]) -> CaseQuerySet:
    if not set(statuses) <= {"open", "closed"}:
        raise Fault(400, "status is open or closed.")
    if set(statuses) == {"open"}:
        return cases.exclude(status__in=ENDED)
    return cases.filter(status__in=ENDED) if set(statuses) == {"closed"} else cases


def _range(request: HttpRequest) -> Range:
    """Give at most 90 days: up to the end that is asked for, or from the start if only that is."""
    start, end = _moment(request, "start_date"), _moment(request, "end_date")
    now = timezone.now()
    if end is None:
        end = min(now, start + SPAN) if start else now
    start = max(start, end - SPAN) if start else end - SPAN
    return Range(start, end)


def _moment(request: HttpRequest, name: str) -> datetime | None:
    written = request.GET.get(name, "").strip()
    if not written:
        return None
    try:
        # A plus that was not escaped arrives as a space.
        found = parse_datetime(written.replace(" ", "+"))
        if found is None or found.tzinfo is None:
            raise ValueError
        found = found.astimezone(UTC)
        _ = found - SPAN, found + SPAN
    except (ValueError, OverflowError):
        raise Fault(400, f"{name} is a time such as 2026-11-22T09:30:00Z.") from None
    return found
