"""Whose a case is, as far as we know, and which cases are somebody's."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from portal.accounts import needs
from portal.accounts.models import Person

from .models import Case, Holding


def person_of(case: Case) -> Person | None:
    """Who holds the case in their account, else who has its e-mail address, or its telephone and
    surname; None for nobody we know. One or two queries.
    """
    holding = (
        Holding.objects.filter(case=case, person__isnull=False).select_related("person").first()
    )
    if holding is not None:
        person: Person | None = holding.person
        return person
    people = needs.same_person(
        email=case.owned_email_hash, phone=case.phone_hash, surname=case.surname_hash
    )
    # Who has an account has proved the address; a note of staff's comes after.
    return people.order_by("user_id", "pk").first() if people is not None else None


def cases_of(person: Person) -> QuerySet[Case]:
    """What somebody sent: what stands in their account, and what has their details on it."""
    theirs = Q(pk__in=Holding.objects.filter(person=person).values("case"))
    if person.email_hash:
        theirs |= Q(email_hash=person.email_hash, disowned_at=None)
    if person.phone_hash and person.surname_hash:
        theirs |= Q(phone_hash=person.phone_hash, surname_hash=person.surname_hash)
    found: QuerySet[Case] = Case.objects.filter(theirs)
    return found
