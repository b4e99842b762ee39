"""Putting cases into accounts, and finding those that are there."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from portal.accounts.models import Organisation, Person, User
from portal.accounts.people import person_of, proved_addresses
from portal.integration.encryption import keyed_hash

from ..models import Case, Holding, How
from .asked import asked_first

Holder = Person | Organisation


def hold(case: Case, holder: Holder, how: How) -> Holding:
    """Put a case into an account or among an organisation's things. Twice is once."""
    holding: Holding
    holding, _ = Holding.objects.get_or_create(case=case, **_of(holder), defaults={"how": how})
    return holding


def held_by(holder: Holder) -> QuerySet[Case]:
    """The cases of an account or an organisation."""
    held = Holding.objects.filter(**_of(holder)).values("case")
    found: QuerySet[Case] = Case.objects.filter(pk__in=held)
    return found


def catch_up(user: User) -> int:
    """Put into an account what was sent without it, with an e-mail address that it has proved.

    Two queries, and one more where there is something new. How many cases are new.
    """
    return take_in(user)[0]


def take_in(user: User) -> tuple[int, frozenset[str]]:
    """The same, with the kinds of what was sent so and is asked about before it joins."""
    hashes = [each for email in proved_addresses(user) if (each := keyed_hash("email", email))]
    if not hashes:
        return 0, frozenset()
    person, asked = person_of(user), asked_first()
    held = Holding.objects.filter(person=person).values("case")
    missing = list(_sent_with(hashes).exclude(pk__in=held).values_list("pk", "kind"))
    new = [
        Holding(case_id=case, person=person, how=How.EMAIL)
        for case, kind in missing
        if kind not in asked
    ]
    if new:
        Holding.objects.bulk_create(new, ignore_conflicts=True)
    return len(new), frozenset(kind for _case, kind in missing) & asked


def held_or_new(user: User) -> QuerySet[Case]:
    """The cases of an account and those sent with its addresses, each with ``is_held``.

    So a page finds out in one query that there is nothing to add, and nothing to ask.
    One more for the addresses.
    """
    person = person_of(user)
    hashes = [each for email in proved_addresses(user) if (each := keyed_hash("email", email))]
    held = Holding.objects.filter(person=person).order_by().values_list("case", flat=True)
    new = _sent_with(hashes).order_by().values_list("pk", flat=True)
    here = Holding.objects.filter(person=person, case=OuterRef("pk"))
    found: QuerySet[Case] = Case.objects.filter(pk__in=held.union(new))
    return found.annotate(is_held=Exists(here))


def waiting(user: User) -> QuerySet[Case]:
    """Cases sent with an address that the account has proved, which want one thing more to join.

    One query for the addresses, unless they are remembered.
    """
    hashes = [each for email in proved_addresses(user) if (each := keyed_hash("email", email))]
    held = Holding.objects.filter(person=person_of(user)).values("case")
    return _sent_with(hashes).filter(kind__in=asked_first()).exclude(pk__in=held)


def _sent_with(hashes: list[str]) -> QuerySet[Case]:
    # Said twice, so that SQLite sees that the index of the cases that have one will do.
    theirs: QuerySet[Case] = Case.objects.filter(email_hash__in=hashes).exclude(email_hash="")
    return theirs.filter(disowned_at=None)


def _of(holder: Holder) -> dict[str, Holder]:
    return {"person" if isinstance(holder, Person) else "organisation": holder}
