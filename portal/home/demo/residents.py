"""A resident and a business of the demo council, with tax accounts to look at.

They sign in as residents do, by a code in an e-mail; the demonstration's mail lies in a folder.
"""

from __future__ import annotations

import secrets

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from portal.accounts.models import Membership, Organisation, User
from portal.accounts.models.organisation import Kind, Role
from portal.accounts.people import person_of

from .taxes.loading import join_homes, join_shops
from .taxes.shops import ORGANISATION

RESIDENT, BUSINESS = "resident@demo.example", "business@demo.example"
STORIES = ("changed", "arrears", "as it is")
"""The resident pays for three homes: one whose bill was put right, one that is behind, and one of
which the sandbox sends another bill."""


def load_residents() -> None:
    """Make each of them once, with what stands in their accounts."""
    if not User.objects.filter(email=RESIDENT).exists():
        join_homes(person_of(_made(RESIDENT)), STORIES)
    if not User.objects.filter(email=BUSINESS).exists():
        user = _made(BUSINESS)
        organisation = Organisation.objects.create(name=ORGANISATION, kind=Kind.BUSINESS)
        Membership.objects.create(organisation=organisation, user=user, role=Role.OWNER)
        join_shops(organisation)


def _made(email: str) -> User:
    """An account with a proved address, and a password that nobody knows."""
    user: User = get_user_model().objects.create_user(email, secrets.token_urlsafe(32))
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    return user
