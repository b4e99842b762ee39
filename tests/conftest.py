"""Fixtures that every room's tests may ask for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from portal.ui import generation
from tests.support.people import Enter, sign_in


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with an empty memory, and sees its own changes without a commit."""
    monkeypatch.setattr(generation, "on_commit", lambda change, robust=False: change())
    generation.forget()


@pytest.fixture(scope="module")
def demo_council(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """The whole demonstration, loaded once for a module and gone after it.

    The tests of the module run inside its transaction, each in a savepoint of its own.
    """
    before = settings.VAR_DIR
    settings.VAR_DIR = tmp_path_factory.mktemp("var")
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
    settings.VAR_DIR = before


@pytest.fixture
def enter(db: None) -> Enter:
    """Sign somebody of a group into the admin; the client they use."""
    return sign_in
