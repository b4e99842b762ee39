"""One machine for the whole module: it takes some seconds to start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from portal.integration.models import Endpoint, Subscription
from tests.support import smtp
from tests.support.smtp import MailServer

from .databases import Database, copied
from .machine import Machine, redis_server, until
from .receiver import SECRET, Receiver, receiving
from .visitor import Visitor


@pytest.fixture(scope="module")
def database(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Database]:
    with copied(tmp_path_factory.mktemp("database"), django_db_blocker) as found:
        yield found


@pytest.fixture(scope="module")
def mail() -> Iterator[MailServer]:
    with smtp.running() as server:
        yield server


@pytest.fixture(scope="module")
def back_office() -> Iterator[Receiver]:
    with receiving() as server:
        yield server


@pytest.fixture(scope="module")
def machine(
    tmp_path_factory: pytest.TempPathFactory,
    database: Database,
    mail: MailServer,
    back_office: Receiver,
) -> Iterator[Machine]:
    """Everything running, a back office subscribed, and the worker's heartbeat due."""
    database.ask(lambda: _set_up(back_office))
    with redis_server() as redis:
        var = tmp_path_factory.mktemp("var")
        found = Machine(var, database.url, redis, mail.server_address[1])
        found.start()
        try:
            if not until(lambda: _answers(found)):
                raise RuntimeError(found.said("web"))
            yield found
        finally:
            found.end()


def _set_up(back_office: Receiver) -> None:
    from django_q.models import Schedule

    endpoint = Endpoint.objects.create(
        name="Back office",
        slug="back-office",
        address=back_office.address,
        alert_to="team@council.example",
        secret=SECRET,
    )
    Subscription.objects.create(endpoint=endpoint, event="case.opened")
    due = Schedule.objects.filter(func="portal.integration.health.beat")
    due.update(next_run=timezone.now() - timedelta(seconds=1))


def _answers(machine: Machine) -> bool:
    try:
        return Visitor(machine.port).get("/healthz").status_code == 200
    except OSError:
        return False
