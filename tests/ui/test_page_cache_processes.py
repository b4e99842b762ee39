"""Two real web processes, each with a memory of its own, show a change at the same time."""

from __future__ import annotations

import http.client
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support.served.process import copy_database, processes

pytestmark = pytest.mark.django_db


def get(address: str, path: str = "/", method: str = "GET") -> tuple[http.client.HTTPResponse, str]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


def test_a_change_in_one_process_is_seen_in_the_other_at_once(tmp_path: Path) -> None:
    copy_database(tmp_path)
    with processes(tmp_path, 2) as (one, other):
        for address in (one, other):
            get(address)
        get(one, "/slip/Nobody-sees-this/")
        for address in (one, other):
            assert "Nobody-sees-this" not in get(address)[1], "each shows the page that it kept"
        for turn in range(5):
            here, there = (one, other) if turn % 2 else (other, one)
            get(here, f"/publish/Question-{turn}/")
            assert f"Question-{turn}" in get(there)[1]
            assert f"Question-{turn}" in get(here)[1]

        response, body = get(one, method="HEAD")
        assert body == ""
        assert int(response.headers["Content-Length"]) == len(get(one)[1].encode())
        assert get(one, "/?q=" + "x" * 10_000)[0].status == 200, "our server takes a long address"
        assert get(one, f"/{'x' * 10_000}/")[0].status == 404
