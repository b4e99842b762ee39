"""Fixtures that every room's tests may ask for."""

from __future__ import annotations

import gc
import os
from collections.abc import Generator, Iterator

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from portal.ui import generation
from tests.support import engines, order, template
from tests.support.people import Enter, sign_in

# The same examples in every run, so that a run can be trusted; HYPOTHESIS_PROFILE=search looks on.
# Where a test does not say how many, `make test-all` tries more.
hypothesis.settings.register_profile("steady", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile(
    "quick", hypothesis.settings.get_profile("steady"), max_examples=40
)
hypothesis.settings.register_profile("search", deadline=None)
usual = "steady" if os.environ.get("MATRIX") == "all" else "quick"
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", usual))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="run only the tests that use the database: for a second database engine",
    )
    parser.addoption(
        "--database-once",
        action="store_true",
        help="of those, run each once, and every parameter only where engines differ",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    chosen = items
    if config.getoption("--database-once"):
        chosen = engines.asked_again(items)
    elif config.getoption("--database-only"):
        chosen = [item for item in items if engines.uses_the_database(item)]
    kept = {item.nodeid for item in chosen}
    if left_out := [item for item in items if item.nodeid not in kept]:
        config.hook.pytest_deselected(items=left_out)
    items[:] = order.longest_first(chosen) if hasattr(config, "workerinput") else chosen


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collecting makes a million things that stay.

    To go through them again and again for what can be thrown away takes a third of its time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The database of each process begins as a copy of one that went through the migrations."""
    if django_db_keepdb and not django_db_createdb:
        yield
        return
    with django_db_blocker.unblock(), template.started_from():
        yield


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with an empty memory, and sees its own changes without a commit."""
    monkeypatch.setattr(generation, "on_commit", lambda change, robust=False: change())
    generation.forget()
    caches["alone"].clear()


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
