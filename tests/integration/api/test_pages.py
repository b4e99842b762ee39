"""What people read of the API."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.cases.models import Case
from portal.integration import signing
from portal.integration.api import samples
from portal.integration.api.problems import KINDS
from portal.integration.api.scopes import all_scopes
from portal.integration.events import all_types
from tests.support.api import Calling

pytestmark = pytest.mark.django_db


def page(path: str) -> BeautifulSoup:
    answer = Client().get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def test_every_event_scope_and_problem_is_on_the_page() -> None:
    found = page("/api/")
    words = found.main.get_text()
    for name in [*(each.name for each in all_types()), *all_scopes()]:
        assert name in words
    for kind in KINDS:
        assert found.find(id=kind.type.partition("#")[2]), kind.name


def test_everything_that_can_be_called_is_on_the_page_with_its_scope() -> None:
    words = page("/api/").main.get_text()
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/cases/{reference}/status" in paths
    for path, methods in paths.items():
        for method, operation in methods.items():
            assert f"{method.upper()} {path}" in words
            assert operation["description"] in words


def test_every_link_of_the_page_leads_somewhere() -> None:
    found = page("/api/")
    for link in found.main.find_all("a", href=True):
        address = link["href"]
        if address.startswith("#"):
            assert found.find(id=address[1:]), address
        elif address.startswith("/"):
            assert Client().get(address).status_code in (200, 302), address


@pytest.mark.parametrize("type_", all_types(), ids=lambda each: each.name)
def test_every_event_has_a_page_and_a_schema_that_its_sample_fits(type_: Any) -> None:
    found = page(f"/api/events/{type_.name}/")
    blocks = [json.loads(code.get_text()) for code in found.select("pre code")]
    assert [block.get("type") for block in blocks] == [type_.name, "object"]
    answer = Client().get(f"/api/v1/events/{type_.name}.json")
    assert (answer["Content-Type"], answer.json()) == ("application/schema+json", blocks[1])
    type_.payload.model_validate(blocks[0]["data"])
    cells = found.select("dl.facts dd")
    assert all(cell.get_text(strip=True) for cell in cells), "a field says nothing of itself"


def test_an_event_that_is_not_there_is_not_found() -> None:
    assert Client().get("/api/events/case.flown/").status_code == 404
    answer = Client().get("/api/v1/events/case.flown.json")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_code_can_be_moved_by_keyboard_and_says_what_it_is() -> None:
    for block in page("/api/").find_all("pre"):
        region = block.parent
        assert (region["tabindex"], region["role"]) == ("0", "region")
        assert region["aria-label"]


def run(code: str, name: str) -> Any:
    made: dict[str, Any] = {}
    exec(code, made)  # noqa: S102 - our own sample, as it is shown
    return made[name]


def test_the_sample_that_checks_signatures_checks_ours() -> None:
    is_genuine = run(samples.VERIFY, "is_genuine")
    secret, other = signing.new_secret(), signing.new_secret()
    headers = signing.signed("an-id", b"{}", [other, secret])
    assert is_genuine(secret, headers, b"{}")
    assert is_genuine(other, headers, b"{}")
    assert not is_genuine(secret, headers, b"{ }")
    assert not is_genuine(signing.new_secret(), headers, b"{}")
    old = str(int(time.time()) - 301)
    key = base64.b64decode(secret.removeprefix("whsec_"))
    late = base64.b64encode(hmac.digest(key, f"an-id.{old}.{{}}".encode(), hashlib.sha256))
    stale = {"webhook-timestamp": old, "webhook-signature": f"v1,{late.decode()}"}
    assert not is_genuine(secret, headers | stale, b"{}")


def test_the_sample_that_signs_is_understood(housing: Calling, case: Case, notes: str) -> None:
    body = b'{"words": "We rang.", "public": false}'
    headers = run(samples.SIGN, "sign")(housing.system.secret, "an-id", body)
    answer = Client().post(
        f"/api/v1{notes}",
        body,
        content_type="application/json",
        headers=headers | {"Portal-System": "housing"},
    )
    assert answer.status_code == 200
