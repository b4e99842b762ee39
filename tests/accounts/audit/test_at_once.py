"""What one person does in two windows at once is counted one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.accounts.audit import record
from portal.accounts.models import User
from tests.support.workers import at_once, committed, elsewhere

from .conftest import rows, unguarded

pytestmark = pytest.mark.django_db
WHO = 987_654_321
"""Nobody's number, so that what is committed is nobody else's."""


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[None]:
    """Threads see what others write, and nothing of it is left."""
    with committed(tmp_path):
        yield
        elsewhere(_forget)


def _forget() -> None:
    with unguarded():
        rows().filter(who=WHO).delete()


def _numbers() -> list[int]:
    return sorted(rows().filter(who=WHO).values_list("number", flat=True))


def test_no_two_entries_of_one_actor_have_the_same_number(meeting: None) -> None:
    at_once(lambda: record("case.viewed", "case:A", user=User(pk=WHO)), 4)
    assert elsewhere(_numbers) == [1, 2, 3, 4]
