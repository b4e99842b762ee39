"""What somebody agrees to: asked once, in plain words, and taken back whenever they like.

The words have a version. Where they change in what they mean, give them a new one: then everybody
is asked again, and nobody has agreed to what they never read.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from . import audit
from .models import Consent, Person


@dataclass(frozen=True)
class Purpose:
    """Something that we ask leave for. ``words`` are its paragraphs, of this ``wording``."""

    code: str
    question: str
    words: tuple[str, ...]
    wording: str


SHARE_DETAILS = Purpose(
    code="share-details",
    question="May we fill in forms for you?",
    words=(
        "You have told us your details once. If you say yes, all our services use them: when you "
        "fill in a form, your name, address and phone number are there already.",
        "You see them before you send the form, and you can change them.",
        "You can say no, or change your mind at any time. Everything still works: we then ask you "
        "each time.",
    ),
    wording="2026-11",
)


def has(person: Person, purpose: Purpose) -> bool:
    """Whether somebody agrees to these words now. One query."""
    return _said(person, purpose).filter(withdrawn_at=None).exists()


def was_asked(person: Person, purpose: Purpose) -> bool:
    """Whether somebody has said yes or no to these words. One query."""
    return _said(person, purpose).exists()


@transaction.atomic
def give(person: Person, purpose: Purpose) -> None:
    """Write down a yes. Twice is once; an older wording's yes ends."""
    if has(person, purpose):
        return
    _end(person, purpose)
    try:
        with transaction.atomic():
            Consent.objects.create(person=person, purpose=purpose.code, wording=purpose.wording)
    except IntegrityError:  # the other half of a double click was faster
        return
    _noted("consent.given", person, purpose)


@transaction.atomic
def refuse(person: Person, purpose: Purpose) -> None:
    """Write down a no, also of somebody who has said yes before."""
    if _end(person, purpose):
        _noted("consent.withdrawn", person, purpose)
    elif not was_asked(person, purpose):
        now = timezone.now()
        Consent.objects.create(
            person=person,
            purpose=purpose.code,
            wording=purpose.wording,
            given_at=now,
            withdrawn_at=now,
        )


def _end(person: Person, purpose: Purpose) -> int:
    live = Consent.objects.filter(person=person, purpose=purpose.code, withdrawn_at=None)
    ended: int = live.update(withdrawn_at=timezone.now())
    return ended


def asked_of(purpose: Purpose) -> Exists:
    """The same as ``was_asked``, as part of a query of people."""
    said = Consent.objects.filter(purpose=purpose.code, wording=purpose.wording)
    return Exists(said.filter(person=OuterRef("pk")))


def _said(person: Person, purpose: Purpose) -> QuerySet[Consent]:
    found: QuerySet[Consent] = Consent.objects.filter(
        person=person, purpose=purpose.code, wording=purpose.wording
    )
    return found


def _noted(action: str, person: Person, purpose: Purpose) -> None:
    audit.record(
        action,
        f"consent:{purpose.code}",
        user=person.user,
        about=person.public_id,
        details={"wording": purpose.wording},
    )
