"""People of the three groups, and a way into the admin for each."""

from collections.abc import Callable

from django.contrib.auth.models import Group
from django.test import Client

from portal.accounts.models import User

from .factories import UserFactory

Enter = Callable[[str], Client]


def member(group: str) -> User:
    """Somebody of one of the three groups."""
    user: User = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(group: str) -> Client:
    """A client of somebody of this group, signed in."""
    client = Client()
    client.force_login(member(group), backend="django.contrib.auth.backends.ModelBackend")
    return client
