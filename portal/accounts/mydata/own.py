"""What this room itself holds about an account."""

from __future__ import annotations

from typing import Any

from ..details import details_of
from ..models import AuditEntry, Authority, Consent, Membership, User
from ..needs import finding
from ..needs.sentences import in_words
from ..people import person_of
from .gathering import register
from .signing_in import sign_in
from .times import when

__all__ = ["connect", "when"]

MOST_SEEN = 500


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    register("details", "Your details", details, order=10)
    register("needs", "What you need from us", needs, order=20)
    register("consents", "What you agreed to", agreed, order=30)
    register("sign-in", "How you sign in", sign_in, order=40)
    register("organisations", "Your organisations", organisations, order=50)
    register("authorities", "Acting for others, and others for you", authorities, order=60)
    register("seen", "When we looked at or changed what we hold about you", seen, order=200)


def details(user: User) -> dict[str, Any]:
    person = person_of(user)
    known = {each.title: "\n".join(each.lines) for each in details_of(person)}
    confirmed = {
        f"{each.title}: you said it is right": each.confirmed.isoformat()
        for each in details_of(person)
        if each.confirmed
    }
    return {**known, **confirmed, "Guises": list(person.guises)}


def needs(user: User) -> dict[str, Any]:
    known = finding.of(person_of(user))
    return dict(in_words(known)) if known else {}


def agreed(user: User) -> list[dict[str, Any]]:
    return [
        {
            "What": each.purpose,
            "Words of": each.wording,
            "Said": when(each.given_at),
            "Taken back, or refused": when(each.withdrawn_at),
        }
        for each in Consent.objects.filter(person=person_of(user))
    ]


def organisations(user: User) -> list[dict[str, Any]]:
    found = Membership.objects.filter(user=user).select_related("organisation")
    return [
        {"Name": m.organisation.name, "Role": m.get_role_display(), "Since": when(m.since)}
        for m in found
    ]


def authorities(user: User) -> list[dict[str, Any]]:
    given = Authority.objects.filter(person=person_of(user))
    held = Authority.objects.filter(holder=user).select_related("person")
    return [
        {
            "Who": each.holder_email if each in given else each.person.shown_name,
            "Which way": "They may act for you" if each in given else "You may act for them",
            "From": when(each.from_at),
            "Until": when(each.ended_at or each.until_at),
        }
        for each in (*given, *held)
    ]


def seen(user: User) -> list[dict[str, Any]]:
    """The audit log about them, newest first, without who of us it was."""
    about = AuditEntry.objects.filter(about=person_of(user).public_id).exclude(who=user.pk)
    return [{"When": when(each.at), "What": each.action} for each in about[:MOST_SEEN]]
