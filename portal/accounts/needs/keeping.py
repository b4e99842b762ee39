"""Recording needs, saying that they are still right, and forgetting them."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from .. import audit
from ..models import Needs, Person, User

FIELDS = (
    "format",
    "language",
    "interpreter",
    "contact_by",
    "no_phone",
    "times",
    "adjustments",
    "words",
)
RECORDED, CONFIRMED, FORGOTTEN = "needs.recorded", "needs.confirmed", "needs.forgotten"


@transaction.atomic
def keep(
    person: Person, given: dict[str, Any], request: HttpRequest, *, recorded_by: User | None = None
) -> Needs:
    """Keep what somebody needs, with their consent of just now. ``given`` has all ``FIELDS``.

    ``recorded_by`` is staff who wrote it down for them. The log says which needs changed, never
    what they are.
    """
    needs = _locked(person) or Needs(person=person)
    changed = [name for name in FIELDS if getattr(needs, name) != given[name]]
    for name in FIELDS:
        setattr(needs, name, given[name])
    needs.recorded_by = recorded_by
    needs.consent_at = timezone.now()
    needs.reviewed_on = timezone.localdate()
    needs.review_asked_at = None
    needs.save()
    _note(RECORDED, person, request, changed=changed)
    return needs


@transaction.atomic
def confirm(person: Person, request: HttpRequest) -> bool:
    """Note that it is all still right, for another year. False where nothing is recorded."""
    needs = _locked(person)
    if needs is None:
        return False
    needs.reviewed_on = timezone.localdate()
    needs.review_asked_at = None
    needs.save(update_fields=["reviewed_on", "review_asked_at"])
    _note(CONFIRMED, person, request)
    return True


@transaction.atomic
def forget(person: Person, request: HttpRequest) -> bool:
    """Take it all away, as the person wishes. False where nothing is recorded."""
    needs = _locked(person)
    if needs is None:
        return False
    needs.delete()
    _note(FORGOTTEN, person, request)
    return True


def _locked(person: Person) -> Needs | None:
    found: Needs | None = Needs.objects.select_for_update().filter(person=person).first()
    return found


def _note(action: str, person: Person, request: HttpRequest, **details: Any) -> None:
    audit.record(
        action,
        f"person:{person.public_id}",
        request=request,
        about=person.public_id,
        details=details,
    )
