"""Whose address it is, once a code has proved it: the account, made here if there was none."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from ..audit import record
from ..models import User
from ..people import person_of


def account_for(email: str) -> User:
    """The account of an address that was proved just now. ``email`` is plain and in lower case.

    Two windows that make the same account at once end with one.
    """
    try:
        with transaction.atomic():
            return _account_for(email)
    except IntegrityError:
        with transaction.atomic():
            return _account_for(email)


def _account_for(email: str) -> User:
    user = owner_of(email)
    if user is None:
        _take_from_others(email)
        user = User.objects.create_user(email)
    _note_as_proved(user, email)
    person_of(user)
    return user


def owner_of(email: str) -> User | None:
    """Whose address it is: who has proved it, else the account that staff made for it.

    What stands written in an account whose owner has proved another address is nobody's proof.

    Databases take some letters for others (PostgreSQL: a dotless i for an i), so what they find
    must be the same once more, letter by letter.
    """
    proved = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user")
    for address in proved:
        if _same(address.email, email):
            return address.user
    for user in _written_with(email):
        if not _proved(user):
            return user
    return None


def _written_with(email: str) -> list[User]:
    found = User.objects.filter(email__iexact=email)
    return [user for user in found if _same(user.email, email)]


def _proved(user: User) -> list[str]:
    """The addresses that an account's owner has typed a code of, the first one first."""
    known = EmailAddress.objects.filter(user=user, verified=True)
    return list(known.order_by("-primary", "pk").values_list("email", flat=True))


def _take_from_others(email: str) -> None:
    """Who has never proved it gives it back: their account goes by what they did prove."""
    for user in _written_with(email):
        user.email = _proved(user)[0]
        user.save(update_fields=["email"])
        record("signin.email-taken-back", f"user:{user.pk}", user=user)


def _same(one: str, other: str) -> bool:
    return one.isascii() and one.lower() == other.lower()


def _note_as_proved(user: User, email: str) -> None:
    known = EmailAddress.objects.filter(user=user)
    if any(address.verified and _same(address.email, email) for address in known):
        return
    known.filter(email__iexact=email).delete()
    primary = not known.filter(primary=True).exists()
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=primary)
