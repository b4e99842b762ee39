"""The demonstration's back office is set up once, follows its address, and has its key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portal.accessibility.api.events import INTERPRETER
from portal.billing.direct_debit.events import ASKED as DIRECT_DEBIT
from portal.council.models import ContactPoint
from portal.home.demo.back_office import load_back_office
from portal.integration.api import keys
from portal.integration.channels.testing import TEST
from portal.integration.events import all_types
from portal.integration.models import ApiKey, Endpoint
from portal.integration.sandbox.keys import key, secret

pytestmark = pytest.mark.django_db
ADDRESS = "http://127.0.0.1:8100"


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path
    ContactPoint.objects.get_or_create(
        slug="main", defaults={"name": "The council", "phone": "01632 960249"}
    )
    return tmp_path


def test_without_a_sandbox_there_is_no_endpoint(folder: Path) -> None:
    load_back_office()
    assert not Endpoint.objects.exists()
    assert not list(folder.glob("sandbox*"))


def test_the_sandbox_is_told_of_everything_and_may_call_back(folder: Path) -> None:
    load_back_office(ADDRESS)
    endpoint = Endpoint.objects.get()
    assert endpoint.address == f"{ADDRESS}/webhooks"
    assert endpoint.secret == secret(folder)
    told = {each.event for each in endpoint.subscriptions.all()}
    assert TEST.name not in told, "a test is sent by hand"
    assert told - {DIRECT_DEBIT.name, INTERPRETER.name} == {
        each.name for each in all_types() if each is not TEST and not each.restricted
    }
    assert DIRECT_DEBIT.name in told, "so that the sandbox can accept one"
    found = keys.find(key(folder))
    assert found is not None
    assert found.system == endpoint.system


def test_a_second_start_makes_nothing_and_follows_the_port(folder: Path) -> None:
    load_back_office(ADDRESS)
    Endpoint.objects.get().subscriptions.filter(event="case.opened").delete()
    load_back_office("http://127.0.0.1:9100")
    endpoint = Endpoint.objects.get()
    assert endpoint.address == "http://127.0.0.1:9100/webhooks"
    assert not endpoint.subscriptions.filter(event="case.opened").exists()
    assert ApiKey.objects.count() == 1


def test_a_key_that_the_database_does_not_know_is_made_anew(folder: Path) -> None:
    before = key(folder)
    load_back_office(ADDRESS)
    assert key(folder) != before
    assert keys.find(key(folder)) is not None
