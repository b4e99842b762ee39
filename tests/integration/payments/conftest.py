from __future__ import annotations

import secrets
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import pytest
from pytest_django import Settings

from portal.integration.models import Payment
from portal.integration.payments.beginning import Begun, Wanted, begin
from portal.integration.payments.govuk_pay import GovukPay
from portal.integration.payments.provider import NAMED
from portal.integration.sandbox.command import Sandbox
from tests.support.payments import PaperTill

KEY = "the-portal's-key-for-payments"
BACK = "https://www.example.gov.uk/back/"


def wanted(amount: int = 15_025, subject: str = "account 7") -> Wanted:
    return Wanted("tests", subject, amount, "Council tax", about="600000123")


def start(amount: int = 15_025, subject: str = "account 7") -> Begun:
    return begin(wanted(amount, subject), lambda payment: f"{BACK}{payment.public_id}")


def only() -> Payment:
    found: Payment = Payment.objects.get()
    return found


@pytest.fixture
def till(monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None) -> PaperTill:
    """The payment service of this test."""
    made = PaperTill()
    monkeypatch.setitem(NAMED._made, "paper", lambda: made)
    settings.PAYMENTS_SOURCE = "paper"
    return made


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    sandbox = Sandbox(
        book=tmp_path_factory.mktemp("sandbox") / "book.sqlite3",
        secret="whsec_" + "c2VjcmV0" * 6,
        key="",
        portal="http://127.0.0.1:9",
        payments_key=KEY,
        pace=0,
    )
    sandbox.start()
    yield sandbox
    sandbox.stop()


@pytest.fixture
def sandbox(
    running: Sandbox, monkeypatch: pytest.MonkeyPatch, settings: Settings, db: None
) -> Iterator[Sandbox]:
    """The real sandbox as the payment service of this test, spoken to by HTTP."""
    settings.PAYMENTS_SOURCE = "paper"
    name = secrets.token_hex(4)  # no test inherits another's breaker
    monkeypatch.setitem(
        NAMED._made,
        "paper",
        lambda: GovukPay(f"{running.server.address}/pay", KEY, name=name, seconds=3),
    )
    yield running
    running.faults.clear()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        """A test looks where it would lead, and does not go there."""


def press(onward: str, button: str) -> str:
    """Press a button on the sandbox's page. Where it leads."""
    data = urllib.parse.urlencode({"press": button}).encode()
    opener = urllib.request.build_opener(_Stay)
    with pytest.raises(urllib.error.HTTPError) as led:
        opener.open(onward, data, timeout=5)
    led.value.close()
    assert led.value.code == 303
    return str(led.value.headers["Location"])
