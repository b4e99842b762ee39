"""Accounts with a proved address, and browsers in which their people have signed in by a code."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.test import Client

from portal.accounts.models import User

from .factories import UserFactory
from .people import BACKEND, record


def resident(email: str = "", *, proved: bool = True) -> User:
    """Somebody with an account whose address is proved, as it is once a code was typed."""
    user: User = UserFactory(**({"email": email} if email else {}))
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=proved)
    return user


def entered(user: User, *, sure: bool = False) -> Client:
    """A browser in which they have typed their code and, if ``sure``, given a second proof."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    record(client, user, "code")
    if sure:
        record(client, user, "mfa", type="totp")
    return client
