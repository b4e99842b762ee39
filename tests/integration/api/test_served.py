"""The API behind the real web server, where headers and lengths are what the wire says."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import serializers
from django.db import connection

from portal.cases.models import Case
from tests.support.api import Calling, make_system, signed
from tests.support.served.process import ROOT, _environment, copy_database, processes

pytestmark = pytest.mark.django_db
BODY = json.dumps({"words": "We rang.", "public": False}).encode()


def copy(folder: Path, rows: list[Any]) -> None:
    """Give the server our rows, whatever database the tests have."""
    copy_database(folder)
    if connection.vendor != "sqlite":
        (folder / "rows.json").write_text(serializers.serialize("json", rows))
        command = [
            sys.executable,
            "manage.py",
            "loaddata",
            "--verbosity=0",
            str(folder / "rows.json"),
        ]
        subprocess.run(command, cwd=ROOT, env=_environment(folder), check=True)


def send(address: str, method: str, path: str, lines: list[str], body: bytes = b"") -> bytes:
    """Everything that comes back for exactly these lines."""
    host, _, port = urlsplit(address).netloc.partition(":")
    head = [f"{method} /api/v1{path} HTTP/1.1", "Host: localhost", "Connection: close", *lines]
    with socket.create_connection((host, int(port)), timeout=30) as wire:
        wire.sendall("\r\n".join([*head, "", ""]).encode() + body)
        answer = b""
        while part := wire.recv(65536):
            answer += part
    return answer


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_what_the_wire_says_cannot_be_said_twice(
    housing: Calling,
    case: Case,
    notes: str,
    tmp_path: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FIELD_KEYS", ",".join(settings.FIELD_KEYS))
    monkeypatch.setenv("LOOKUP_KEY", settings.LOOKUP_KEY)
    make_system("repairs", team=housing.system.team)
    key = f"Authorization: Bearer {housing.key}"
    ours = [key, "Content-Type: application/json", "Idempotency-Key: one"]
    length = f"Content-Length: {len(BODY)}"
    by_hand = [f"{name}: {value}" for name, value in signed(housing.system, BODY).items()]
    by_hand += ["Content-Type: application/json", length]
    named = [line for line in by_hand if not line.startswith("Portal-System")]
    system = housing.system
    copy(tmp_path, [system.team, system, *system.keys.all(), case])
    with processes(tmp_path, 1) as (server,):
        assert status(send(server, "POST", notes, [*ours, length], BODY)) == 200
        assert b"Idempotent-Replayed: true" in send(server, "POST", notes, [*ours, length], BODY)

        chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)
        chunked = send(server, "POST", notes, [*ours, "Transfer-Encoding: chunked"], chunks)
        assert status(chunked) == 411
        assert (
            status(send(server, "POST", notes, [*ours, length, "Content-Length: 9"], BODY)) == 400
        )
        assert status(send(server, "POST", notes, [*ours, "Content-Length: 999999999"])) == 413
        assert status(send(server, "POST", notes, [key, *ours, length], BODY)) == 401

        assert status(send(server, "POST", notes, by_hand, BODY)) == 200
        for spelt in ("Portal_System: housing", "Portal_System: repairs"):
            assert status(send(server, "POST", notes, [*named, spelt], BODY)) in (400, 401)
        twice = [*by_hand, "Portal-System: repairs"]
        assert status(send(server, "POST", notes, twice, BODY)) == 401

        head = send(server, "HEAD", f"/cases/{case.reference}", [key])
        assert (status(head), head.partition(b"\r\n\r\n")[2]) == (200, b"")
        whole = send(server, "GET", f"/cases/{case.reference}", [key])
        assert (status(whole), b"Set-Cookie" in whole) == (200, False)
