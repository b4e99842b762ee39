"""Somebody's needs, and what a form about them sends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from portal.accounts.models import Needs, Person


def needs_of(person: Person, *, days_ago: int = 0, **needed: Any) -> Needs:
    """What somebody needs, as they said so many days ago."""
    said: date = timezone.localdate() - timedelta(days=days_ago)
    made: Needs = Needs.objects.create(
        person=person,
        consent_at=timezone.now() - timedelta(days=days_ago),
        reviewed_on=said,
        **needed,
    )
    return made


def asked(**given: Any) -> dict[str, Any]:
    """A form about needs that was filled in: nothing is needed but what is given here."""
    return {"format": "", "language": "en", "contact_by": "", "consent": ["yes"], **given}
