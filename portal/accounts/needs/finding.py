"""Whose needs they are: of a person, of an address, of whoever somebody seems to be."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from portal.integration.encryption import keyed_hash

from ..models import Needs, Person


def of(person: Person) -> Needs | None:
    """What a person needs; None where nothing is recorded. One query."""
    found: Needs | None = Needs.objects.filter(person=person).first()
    return found


def for_contact(email: str) -> Needs | None:
    """What whoever has this e-mail address needs. One query."""
    return for_hashes(email=keyed_hash("email", email))


def for_hashes(*, email: str = "", phone: str = "", surname: str = "") -> Needs | None:
    """The same by keyed hashes, as a case has them: what was confirmed last.

    A telephone counts with its surname only, since households share one.
    """
    people = same_person(email=email, phone=phone, surname=surname)
    if people is None:
        return None
    needs: QuerySet[Needs] = Needs.objects.filter(person__in=people).select_related("person")
    return needs.order_by("-reviewed_on", "-pk").first()


def same_person(*, email: str = "", phone: str = "", surname: str = "") -> QuerySet[Person] | None:
    """The people who may be meant; None where nothing is known that could say it."""
    wanted = Q()
    if email:
        wanted |= Q(email_hash=email)
    if phone and surname:
        wanted |= Q(phone_hash=phone, surname_hash=surname)
    if not wanted:
        return None
    found: QuerySet[Person] = Person.objects.filter(wanted)
    return found
