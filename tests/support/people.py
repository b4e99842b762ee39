"""People of the staff's groups, and a way into the admin for each."""

import time
from collections.abc import Callable

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.flows.login import _AUTHENTICATION_METHODS_USER_SESSION_KEY
from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.models import User

from .factories import UserFactory

Enter = Callable[[str], Client]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def member(group: str) -> User:
    """Somebody of one of the groups."""
    user: User = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(group: str) -> Client:
    """A client of somebody of this group, signed in."""
    return signed_in(member(group))


def signed_in(user: User, client: Client | None = None) -> Client:
    """A client of this person, who has given a password and a second factor just now."""
    client = client or Client()
    client.force_login(user, backend=BACKEND)
    record(client, user, "password")
    record(client, user, "mfa", type="totp")
    return client


def record(client: Client, user: User, method: str, age: float = 0, **more: object) -> None:
    """Note a proof in the client's session as allauth does, given ``age`` seconds ago."""
    session = client.session
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        *records,
        {"method": method, "at": time.time() - age, **more},
    ]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
