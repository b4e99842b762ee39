"""Who is on the tenants' panel. It is a consent: asked in plain words, taken back at will."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from portal.accounts import consents
from portal.accounts.consents import Purpose
from portal.accounts.models import Person
from portal.accounts.people import person_of

from ..catalogue import versions
from ..models import PanelInvitation

KEPT_YEARS = 2
"""How long we keep what a member says, after they said it."""

PANEL = Purpose(
    code="repairs-panel",
    question="Will you help us to make repairs better?",
    words=(
        "The tenants' panel is for everybody who rents a home from us.",
        "Before we change the form for repairs, panel members try the new one. You tell us what is "
        "hard to understand, and what is missing. Then we put it right.",
        "We tell you when there is something to try. You choose if you want to. It takes about ten "
        "minutes.",
        "The people who write the form read what you say. They do not see who said it. We keep it "
        "for two years.",
        "You can leave at any time. What we do for you does not change if you say no.",
    ),
    wording="2026-11",
)


def is_member(person: Person) -> bool:
    """Say whether somebody is on the panel now. One query."""
    return consents.has(person, PANEL)


def may_try(request: Any) -> bool:
    """Say whether whoever asks is on the panel, and asks for themselves.

    Asked for each page of the form that they try: one query for each request.
    """
    if not request.user.is_authenticated or getattr(request, "acting", None):
        return False
    return is_member(person_of(request.user))


@transaction.atomic
def join(person: Person) -> None:
    """Put somebody on the panel. The preview of now stands on the page, so nobody writes of it."""
    consents.give(person, PANEL)
    if preview := versions.preview():
        PanelInvitation.objects.get_or_create(person=person, version=preview)


def leave(person: Person) -> None:
    """Take somebody off the panel. What they said stays until its time is over."""
    consents.refuse(person, PANEL)


def members() -> QuerySet[Person]:
    """Give everybody who is on the panel now."""
    found: QuerySet[Person] = Person.objects.filter(
        consents__purpose=PANEL.code,
        consents__wording=PANEL.wording,
        consents__withdrawn_at=None,
    )
    return found
