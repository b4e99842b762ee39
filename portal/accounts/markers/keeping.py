"""Recording a marker, looking at it again, and lifting it. Each is in the audit log."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from .. import audit
from ..models import Marker, Person, User
from ..people import signed_in_user
from .signals import marked

LONGEST = timedelta(days=366)
"""At most a year from a day on which somebody has looked at it."""


class NotSo(Exception):
    """It cannot be as asked. Says why, for staff."""


@transaction.atomic
def record(
    person: Person,
    *,
    reason: str,
    advice: str,
    reviewer: User,
    review_on: date,
    ends_on: date,
    request: HttpRequest,
) -> Marker:
    """Mark somebody. Raises NotSo for days or a reviewer that will not do."""
    by = _staff(request)
    if reviewer.pk == by.pk:
        raise NotSo("Somebody else must review it.")
    _check(review_on, ends_on)
    marker: Marker = Marker.objects.create(
        person=person,
        reason=reason,
        advice=advice,
        recorded_by=by,
        reviewer=reviewer,
        review_on=review_on,
        ends_on=ends_on,
    )
    _note("marker.recorded", marker, request)
    return marker


@transaction.atomic
def prolong(marker: Marker, *, review_on: date, ends_on: date, request: HttpRequest) -> None:
    """Its reviewer finds that it must stand, until another day. Raises NotSo."""
    if marker.reviewer_id != _staff(request).pk:
        raise NotSo("Only its reviewer can let it stand for longer.")
    if marker.lifted_at is not None:
        raise NotSo("It has been lifted.")
    _check(review_on, ends_on)
    marker.review_on, marker.ends_on = review_on, ends_on
    marker.reviewed_at = timezone.now()
    marker.save(update_fields=["review_on", "ends_on", "reviewed_at"])
    _note("marker.reviewed", marker, request)


@transaction.atomic
def lift(marker: Marker, request: HttpRequest) -> None:
    """End it now. Twice is once."""
    if marker.lifted_at is not None:
        return
    marker.lifted_at, marker.lifted_by = timezone.now(), _staff(request)
    marker.save(update_fields=["lifted_at", "lifted_by"])
    _note("marker.lifted", marker, request, ended=True)


def _check(review_on: date, ends_on: date) -> None:
    today = timezone.localdate()
    if not today < review_on <= ends_on:
        raise NotSo("The review must be after today, and no later than the end.")
    if ends_on > today + LONGEST:
        raise NotSo("It can stand for a year at most.")


def _staff(request: HttpRequest) -> User:
    user = signed_in_user(request)
    return user


def _note(action: str, marker: Marker, request: HttpRequest, *, ended: bool = False) -> None:
    whose = marker.person.public_id
    details = {"marker": marker.pk, "ends": f"{marker.ends_on}"}
    audit.record(action, f"person:{whose}", request=request, about=whose, details=details)
    marked.send(sender=Marker, marker=marker, ended=ended)
