"""Lists, errors and methods as GeoReport v2 has them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from defusedxml import ElementTree
from django.test import Client

from portal.cases.models import Case
from portal.cases.open311 import register, services, views

from .calling import get, rows
from .conftest import LIGHT, SIGN

pytestmark = pytest.mark.django_db


def test_the_list_of_services_is_that_of_the_kinds_that_are_registered() -> None:
    assert get("services.json").json() == [
        {
            "service_code": "LIGHT",
            "service_name": "Street light",
            "description": "A lamp is out.",
            "metadata": False,
            "type": "realtime",
            "keywords": "lamp,dark",
            "group": "Streets",
        },
        {
            "service_code": "SIGN",
            "service_name": "Street sign",
            "description": "A sign is broken.",
            "metadata": False,
            "type": "realtime",
            "keywords": "",
            "group": "",
        },
    ]


def test_xml_says_the_same_as_json() -> None:
    answer = get("services.xml")
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    assert answer.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    root = ElementTree.fromstring(answer.content)
    assert root.tag == "services"
    assert [each.tag for each in root] == ["service", "service"]
    assert root.findtext("service/metadata") == "false"
    assert root.findtext("service/keywords") == "lamp,dark"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"status": "waiting"}, 400),
        ({"start_date": "yesterday"}, 400),
        ({"start_date": "2026-11-21T09:30:00"}, 400),
        ({"end_date": "2026-02-30T00:00:00Z"}, 400),
        ({"end_date": "0001-01-01T00:00:00Z"}, 400),
        ({"start_date": "9999-12-31T00:00:00Z"}, 400),
        ({"service_code": "NONE"}, 404),
        ({"service_code": "a\x00b"}, 404),
        ({"jurisdiction_id": "elsewhere.example"}, 404),
    ],
)
def test_errors_are_those_of_the_specification(query: dict[str, str], status: int) -> None:
    answer = get("requests.json", **query)
    assert answer.status_code == status
    assert answer.json()[0]["code"] == status
    root = ElementTree.fromstring(get("requests.xml", **query).content)
    assert (root.tag, root.findtext("error/code")) == ("errors", str(status))
    assert root.findtext("error/description")
    assert all(value not in answer.content.decode() for value in query.values())


@pytest.mark.parametrize(
    "path",
    [
        "requests/999999.json",
        "requests/x.json",
        f"requests/{'9' * 30}.xml",
        "services/NONE.json",
        "services/%00.json",
        "services",
        "services.yaml",
        "services.json/",
        "tokens/1.xml",
        "",
        "a%0Ab",
    ],
)
def test_what_is_not_there_is_an_error_of_the_specification(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert b"404" in answer.content
    assert "html" not in answer["Content-Type"]


def test_our_own_jurisdiction_may_be_named(settings: Any, lamp: Case) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://www.council.example"
    assert len(rows(jurisdiction_id="www.council.example")) == len(rows(jurisdiction_id="")) == 1


def test_a_service_asks_for_nothing_more() -> None:
    assert get("services/LIGHT.json").json() == {"service_code": "LIGHT", "attributes": []}
    root = ElementTree.fromstring(get("services/LIGHT.xml").content)
    assert (root.tag, root.findtext("service_code")) == ("service_definition", "LIGHT")


def test_the_discovery_says_where_and_in_which_forms(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://www.council.example"
    [endpoint] = get("discovery.json").json()["endpoints"]
    assert endpoint["url"] == "https://www.council.example/open311/v2"
    assert endpoint["formats"] == ["text/xml", "application/json"]
    root = ElementTree.fromstring(get("discovery.xml").content)
    assert root.findtext("endpoints/endpoint/specification") == (
        "http://wiki.open311.org/GeoReport_v2"
    )
    assert [each.text for each in root.iter("format")] == ["text/xml", "application/json"]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_it_is_only_read(lamp: Case, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)("/open311/v2/requests.json")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert json.loads(answer.content)[0]["code"] == 405


def test_head_is_get_without_its_body(lamp: Case) -> None:
    answer = Client().head("/open311/v2/requests.json")
    assert (answer.status_code, answer.content) == (200, b"")


def test_an_address_may_ask_so_often(monkeypatch: Any) -> None:
    monkeypatch.setattr(views, "CALLS", 2)
    assert [get("services.json").status_code for _ in range(3)] == [200, 200, 429]
    answer = get("services.xml")
    assert (answer["Retry-After"], b"<code>429</code>" in answer.content) == ("60", True)


def test_a_kind_or_a_code_stands_for_one_service() -> None:
    register("street-light", LIGHT)
    with pytest.raises(ValueError, match="another service"):
        register("street-light", SIGN)
    with pytest.raises(ValueError, match="another kind"):
        register("road-sign", SIGN)
    assert "road-sign" not in services.all_services()
