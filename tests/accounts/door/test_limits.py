"""Nobody's mailbox is filled, few codes are guessed, and one caller cannot ask for all of them."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from portal.accounts.door import rates
from portal.accounts.models import OneTimeCode

from .walking import CODE, ask_for_code


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Limits are counted in the shared cache, which is the database."""


def test_eight_codes_an_hour_go_to_an_address_from_wherever_they_are_asked_for() -> None:
    for number in range(rates.TO_ONE):
        assert ask_for_code(Client(REMOTE_ADDR=f"203.0.113.{number}")).status_code == 303
    page = ask_for_code(Client(REMOTE_ADDR="203.0.113.99"))
    assert page.status_code == 429
    assert page["Retry-After"] == "3600"
    assert "Too many codes" in page.content.decode()
    assert OneTimeCode.objects.count() == rates.TO_ONE


def test_sending_again_counts_as_well() -> None:
    client = Client()
    ask_for_code(client)
    statuses = [
        client.post(CODE, {"again": "yes"}).status_code for _ in range(rates.FROM_ONE_TO_ONE)
    ]
    assert statuses == [303] * (rates.FROM_ONE_TO_ONE - 1) + [429]


def test_one_caller_cannot_keep_somebody_out_by_asking_for_all_their_codes() -> None:
    caller = Client(REMOTE_ADDR="203.0.113.7")
    statuses = [ask_for_code(caller, "victim@example.org").status_code for _ in range(10)]
    assert statuses == [303] * rates.FROM_ONE_TO_ONE + [429] * (10 - rates.FROM_ONE_TO_ONE)
    victim = Client(REMOTE_ADDR="203.0.113.8")
    for _ in range(rates.TO_ONE - rates.FROM_ONE_TO_ONE):
        assert ask_for_code(victim, "victim@example.org").status_code == 303


def test_one_caller_gets_codes_for_so_many_addresses_and_no_more() -> None:
    caller = Client(REMOTE_ADDR="203.0.113.7")
    for number in range(rates.FROM_ONE):
        assert ask_for_code(caller, f"r{number}@example.org").status_code == 303
    assert ask_for_code(caller, "one-more@example.org").status_code == 429
    neighbour = Client(REMOTE_ADDR="203.0.113.8")
    assert ask_for_code(neighbour, "one-more@example.org").status_code == 303


@override_settings(TRUSTED_PROXY_COUNT=1)
def test_a_forged_forwarding_header_makes_nobody_another_caller() -> None:
    for number in range(rates.FROM_ONE):
        client = Client(headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"})
        assert ask_for_code(client, f"r{number}@example.org").status_code == 303
    forged = Client(headers={"X-Forwarded-For": "198.51.100.250, 203.0.113.7"})
    assert ask_for_code(forged, "one-more@example.org").status_code == 429


def test_a_caller_who_is_over_the_limit_uses_up_nobody_elses_codes() -> None:
    caller = Client(REMOTE_ADDR="203.0.113.7")
    for number in range(rates.FROM_ONE):
        ask_for_code(caller, f"r{number}@example.org")
    for _ in range(rates.TO_ONE):
        ask_for_code(caller, "victim@example.org")
    assert ask_for_code(Client(REMOTE_ADDR="203.0.113.8"), "victim@example.org").status_code == 303
