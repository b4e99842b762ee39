"""The person behind an account. Every account has one, made when it is first asked for."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import Exists, QuerySet
from django.http import HttpRequest

from portal.integration.encryption import keyed_hash

from .models import Person, User


def signed_in_user(request: HttpRequest) -> User:
    """The account of a request. Raises PermissionError where nobody has signed in."""
    user = request.user
    if not isinstance(user, User):
        raise PermissionError("Nobody has signed in.")
    return user


ADDRESSES = "_proved_addresses"
"""Where ``remembered`` keeps them, with the user of one request."""


def person_of(user: User) -> Person:
    """The person of an account. One query, once for a request's user.

    Somebody whom staff wrote down before there was an account becomes its person, with their needs
    and whatever else is known, once their e-mail address is proved.
    """
    if "person" not in user._state.fields_cache:
        found = Person.objects.filter(user=user).first() or _make(user)
        found.user = user  # which keeps it with the user too
    person: Person = user.person
    return person


def remembered(user: User, **more: Exists) -> Person:
    """The person of an account for a page that only shows things, with what all its parts ask.

    Needs and whatever ``more`` asks come with it, and addresses are asked for once from here on,
    by this request's user.
    """
    if "person" not in user._state.fields_cache:
        found = Person.objects.filter(user=user).select_related("needs").annotate(**more).first()
        if found is not None:
            found.user = user
    user.__dict__[ADDRESSES] = proved_addresses(user)
    return person_of(user)


def proved_addresses(user: User) -> list[str]:
    """The e-mail addresses that an account has typed a code of. One query."""
    known: list[str] | None = user.__dict__.get(ADDRESSES)
    if known is not None:
        return known
    proved: QuerySet[EmailAddress] = EmailAddress.objects.filter(user=user, verified=True)
    return sorted(proved.values_list("email", flat=True))


def _make(user: User) -> Person:
    try:
        with transaction.atomic():
            return _join(user) or Person.objects.create(
                user=user, email=user.email, name=user.get_full_name()
            )
    except IntegrityError:  # the other half of a double click was faster
        made: Person = Person.objects.get(user=user)
        return made


def _join(user: User) -> Person | None:
    """The person whom staff wrote down under an address that this account has proved."""
    hashes = [keyed_hash("email", address) for address in proved_addresses(user)]
    known = Person.objects.select_for_update().filter(user=None, email_hash__in=hashes)
    person: Person | None = known.exclude(email_hash="").first()
    if person is not None:
        person.user = user
        person.save(update_fields=["user"])
    return person
