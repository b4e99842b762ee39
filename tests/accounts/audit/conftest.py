"""What the tests of the audit log share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.db.models import QuerySet

from portal.accounts.audit import triggers
from portal.accounts.models import AuditEntry, User


@pytest.fixture
def adviser(db: None) -> User:
    return User.objects.create_user("adviser@example.com")


@pytest.fixture
def nothing_written_yet(db: None) -> None:
    """What threads of other tests have committed on PostgreSQL cannot be taken back by them."""
    if rows().exists():
        with unguarded():
            rows().delete()


@contextmanager
def unguarded() -> Iterator[None]:
    """As somebody who may change tables can do: the triggers are away for a while."""
    triggers.remove(connection)
    yield
    triggers.make(connection)


def rows() -> QuerySet[AuditEntry]:
    """The log as SQL sees it, without what our own models refuse."""
    return QuerySet(AuditEntry)
