"""One portal of real processes for all these tests; what a test has killed is started again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.support.served.databases import copy_of_the_tests
from tests.support.served.running import Running


@pytest.fixture(scope="session")
def running(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("portal")
    with django_db_blocker.unblock(), copy_of_the_tests(folder) as database:
        portal = Running(folder, database)
        try:
            portal.prepare()
            yield portal
        finally:
            portal.stop()


@pytest.fixture
def portal(running: Running, db: None) -> Running:
    """Everything runs, and nothing goes wrong yet."""
    assert running.sandbox is not None
    running.sandbox.faults.clear()
    running.start("web", "worker", "clock")
    return running
