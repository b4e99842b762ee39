"""Each revenues system that we have keeps what is asked of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from portal.billing import fingerprints
from portal.billing.bills.written import write
from portal.billing.models import Account
from portal.billing.revenues.http import HttpRevenues
from portal.billing.revenues.ledger import Ledger
from portal.billing.revenues.protocol import RevenuesSystem
from portal.billing.revenues.written import as_written
from tests.support.billing import POSTCODE, REFERENCE, SECRET, council_tax_bill

from .contract import RevenuesContract
from .making import CHARGE, NEWS, PAYMENT

KEY = "the-portal's-key-for-revenues"


@dataclass
class World:
    system: RevenuesSystem
    account: Account


class TestTheLedger(RevenuesContract):
    @pytest.fixture
    def world(self, told: Account) -> World:
        return World(Ledger(), told)


class Elsewhere(BaseHTTPRequestHandler):
    """A council's own system, as small as can be."""

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = self.headers["Authorization"] == f"Bearer {KEY}"
        body = {"reference": said["reference"], **self.answer(said)}
        self.send_response(200 if known else 401)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def answer(self, said: dict[str, Any]) -> dict[str, Any]:
        ours = said["reference"] == REFERENCE
        match self.path:
            case "/account":
                news = as_written(NEWS)
                news |= {"balance": CHARGE.amount + PAYMENT.amount, "key": None}
                return {"account": news if ours else None}
            case "/entries":
                rows = [
                    {
                        "id": each.external_id,
                        "on": each.on.isoformat(),
                        "kind": each.kind,
                        "words": each.words,
                        "amount": each.amount,
                    }
                    for each in (PAYMENT, CHARGE)
                ]
                return {"entries": rows if ours else []}
            case "/bills":
                return {"bills": [write(council_tax_bill())] if ours else []}
            case _:
                hashed = fingerprints
                right = (
                    ours
                    and hashed.of_name(said["name"]) == hashed.of_name("Tenant")
                    and hashed.of_postcode(said["postcode"]) == hashed.of_postcode(POSTCODE)
                    and hashed.of_secret(REFERENCE, said["key"])
                    == hashed.of_secret(REFERENCE, SECRET)
                )
                return {"payer": 1 if right else None}

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class TestOneOverHttp(RevenuesContract):
    @pytest.fixture
    def world(self, told: Account, address: str) -> World:
        return World(HttpRevenues(address, KEY), told)
