"""What we ask of a revenues system over HTTP, and what we believe of its answers."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from portal.billing.bills.written import write
from portal.billing.revenues import refused
from portal.billing.revenues.errors import Unavailable
from portal.billing.revenues.http import HttpRevenues
from portal.billing.revenues.protocol import OnTheBill
from portal.billing.revenues.written import as_written
from portal.integration import alerts
from portal.integration.models import Delivery
from tests.support.billing import POSTCODE, REFERENCE, SECRET, council_tax_bill
from tests.support.http import Says, Server, serving

from .making import NEWS

pytestmark = pytest.mark.django_db
KEY = "our-key"
ACCOUNT = as_written(NEWS)
BILL = write(council_tax_bill())


def says(answer: object, status: int = 200) -> Says:
    return Says(status, json.dumps(answer).encode(), {"Content-Type": "application/json"})


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def system(server: Server) -> HttpRevenues:
    return HttpRevenues(server.url("/revenues/"), KEY, seconds=5)


@pytest.mark.parametrize(
    "answer",
    [
        {"reference": "600000002", "account": ACCOUNT},
        {"reference": REFERENCE, "account": {**ACCOUNT, "account": "600000002"}},
        {"reference": REFERENCE, "account": {**ACCOUNT, "balance": "1"}},
        {"reference": REFERENCE, "account": {**ACCOUNT, "payers": []}},
        {"reference": REFERENCE},
        {"account": None},
        [],
    ],
)
def test_an_account_that_is_none_is_no_answer(
    system: HttpRevenues, server: Server, answer: Any
) -> None:
    server.says = says(answer)
    with pytest.raises(Unavailable):
        system.account(REFERENCE)


@pytest.mark.parametrize(
    "change", [{"account": "600000002"}, {"to_pay": 1}, {"number": 0}, {"band": "Z"}]
)
def test_a_bill_that_is_none_or_does_not_add_up_is_no_answer(
    system: HttpRevenues, server: Server, change: dict[str, Any]
) -> None:
    server.says = says({"reference": REFERENCE, "bills": [BILL]})
    assert system.bills(REFERENCE) == [council_tax_bill()]
    server.says = says({"reference": REFERENCE, "bills": [{**BILL, **change}]})
    with pytest.raises(Unavailable):
        system.bills(REFERENCE)


@pytest.mark.parametrize("status", [201, 302, 401, 403, 405, 429, 500, 503])
def test_another_status_is_never_an_account_that_is_not_there(
    system: HttpRevenues, server: Server, status: int
) -> None:
    server.says = says({"reference": REFERENCE, "account": None}, status)
    with pytest.raises(Unavailable):
        system.account(REFERENCE)


@pytest.mark.parametrize("status", [400, 404, 410, 422])
def test_a_plain_no_is_an_answer(system: HttpRevenues, server: Server, status: int) -> None:
    server.says = Says(status, b"no such thing")
    assert system.look_up(OnTheBill(REFERENCE, "Tenant", POSTCODE, SECRET)) is None
    assert system.account(REFERENCE) is None
    assert (system.bills(REFERENCE), system.entries(REFERENCE)) == ([], [])


def test_one_who_types_what_it_does_not_take_shuts_nobody_else_out(
    system: HttpRevenues, server: Server
) -> None:
    server.says = Says(422)
    for _ in range(6):
        assert system.look_up(OnTheBill(REFERENCE, "?" * 500, POSTCODE, SECRET)) is None
    server.says = says({"reference": REFERENCE, "payer": 1})
    found = system.look_up(OnTheBill(REFERENCE, "Tenant", POSTCODE, SECRET))
    assert found is not None
    assert found.payer == 1


@pytest.mark.parametrize("status", [401, 403])
def test_the_council_is_told_once_that_our_key_is_refused(
    system: HttpRevenues, server: Server, status: int, settings: Any
) -> None:
    settings.ALERT_EMAIL = "council@example.com"
    server.says = Says(status)
    for _ in range(2):
        with pytest.raises(Unavailable):
            system.account(REFERENCE)
    told = Delivery.objects.get(template=alerts.KEY_REFUSED)
    message = refused.build(told.subject_id)
    assert message is not None
    assert message.to == "council@example.com"
    assert "REVENUES_KEY" in message.text
    assert KEY not in message.text


def test_nothing_of_anybody_stands_in_an_address_a_log_or_an_error(
    system: HttpRevenues, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    errors = []
    typed = OnTheBill(REFERENCE, "Tenant", POSTCODE, SECRET)
    sound = says({"reference": REFERENCE, "payer": 1})
    for answer in (sound, Says(500), says({"reference": "1", "payer": SECRET})):
        server.says = answer
        try:
            system.look_up(typed)
        except Unavailable as error:
            errors.append(repr(error) + str(error))
    assert {each.path for each in server.asked} == {"/revenues/look-up"}
    assert all(REFERENCE.encode() in each.body for each in server.asked)
    assert {each.headers["authorization"] for each in server.asked} == {f"Bearer {KEY}"}
    assert "did not answer as it should" in caplog.text
    told = caplog.text + " ".join(errors) + repr(typed)
    assert not any(secret in told for secret in (REFERENCE, SECRET, POSTCODE, "Tenant"))


def test_nobody_waits_for_one_that_does_not_answer(system: HttpRevenues, server: Server) -> None:
    server.says = Says(reset=True)
    for _ in range(6):
        with suppress(Unavailable):
            system.account(REFERENCE)
    assert len(server.asked) == 3


def test_what_cannot_be_a_reference_is_not_asked_about(
    system: HttpRevenues, server: Server
) -> None:
    assert system.account("what?") is None
    assert server.asked == []


def test_when_it_was_last_seen_is_said(system: HttpRevenues, server: Server) -> None:
    server.says = says({"reference": REFERENCE, "account": None})
    assert system.account(REFERENCE) is None
    server.says = Says(500)
    with pytest.raises(Unavailable) as away:
        system.account(REFERENCE)
    assert away.value.last_seen is not None
