from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.test import Client
from wagtail.models import Site

from portal.accounts.models import User
from portal.ui import generation
from tests.support.factories import UserFactory

Enter = Callable[[str], Client]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Start without what other tests left in this process's memory."""
    generation.forget()
    caches["default"].clear()
    Site.clear_site_root_paths_cache()
    yield
    generation.forget()


def member(group: str) -> User:
    """Somebody of one of the three groups."""
    user: User = UserFactory()
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def enter(db: None) -> Enter:
    """Sign somebody of a group into the admin; the client they use."""

    def sign_in(group: str) -> Client:
        client = Client()
        client.force_login(member(group), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
