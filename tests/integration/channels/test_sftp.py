"""Files on an SFTP server, against a real one on this machine."""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import paramiko
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from pytest_django import Settings

from portal.integration.channels import files, sftp
from portal.integration.models import Endpoint, Kind, Outcome
from portal.integration.result import Result
from tests.support.sftp import PASSWORD, SftpServer, serving

from .conftest import MakeEndpoint

NAME = "housing-1.jsonl"
DATA = b'{"id":"1"}\n' * 10_000
"""More than one packet."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SftpServer]:
    logging.getLogger("paramiko").setLevel(logging.CRITICAL)
    with serving(tmp_path) as running:
        yield running


@pytest.fixture
def drop(endpoint: MakeEndpoint, server: SftpServer) -> Endpoint:
    return endpoint(
        Kind.FILES,
        server.address,
        schedule="0 18 * * *",
        options={"host_key": server.host_key},
        credentials={"password": PASSWORD},
    )


def put(drop: Endpoint, data: bytes = DATA) -> Result:
    return files.put(drop, NAME, data)


def why(drop: Endpoint, **credentials: Any) -> str:
    drop.credentials = {**(drop.credentials or {}), **credentials}
    result = put(drop)
    assert result.outcome == Outcome.FAILED
    return result.reason


def test_the_file_and_its_checksum_arrive_whole(drop: Endpoint, server: SftpServer) -> None:
    assert put(drop).outcome == Outcome.SENT

    folder = server.folder / "in"
    assert (folder / NAME).read_bytes() == DATA
    said = (folder / f"{NAME}.sha256").read_text()
    assert said == f"{hashlib.sha256(DATA).hexdigest()}  {NAME}\n"
    assert len(list(folder.iterdir())) == 2, "nothing temporary is left"


def test_the_file_takes_its_name_last(drop: Endpoint, server: SftpServer) -> None:
    put(drop)
    assert server.renamed == [f"{NAME}.sha256", NAME]


@pytest.mark.parametrize("fault", ["", "no posix rename"])
def test_the_same_name_is_written_over(drop: Endpoint, server: SftpServer, fault: str) -> None:
    server.fault = fault
    put(drop, b"half")
    assert put(drop).outcome == Outcome.SENT
    assert (server.folder / "in" / NAME).read_bytes() == DATA


def written(key: PrivateKeyTypes) -> str:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    ).decode()


def made(kind: str) -> str:
    if kind == "rsa":
        return written(rsa.generate_private_key(65537, 2048))
    if kind == "ecdsa":
        return written(ec.generate_private_key(ec.SECP256R1()))
    return written(ed25519.Ed25519PrivateKey.generate())


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_a_key_opens_too(drop: Endpoint, server: SftpServer, kind: str) -> None:
    ours = made(kind)
    server.may_enter = sftp._private_key(ours)
    assert why(drop, password="", private_key=made(kind)) == (
        "The server did not take our key or password"
    )
    drop.credentials = {"private_key": ours}
    assert put(drop).outcome == Outcome.SENT


class TestWhatIsRefused:
    def test_a_server_with_another_key(self, drop: Endpoint, server: SftpServer) -> None:
        other = paramiko.ECDSAKey.generate()
        drop.options = {"host_key": f"{other.get_name()} {other.get_base64()}"}
        assert why(drop) == "The server has another key than the one we know"
        assert not list((server.folder / "in").iterdir())

    @pytest.mark.parametrize("key", ["", "ssh-ed25519", "ssh-ed25519 no/base64!", "nonsense"])
    def test_a_server_whose_key_we_do_not_know(self, drop: Endpoint, key: str) -> None:
        drop.options = {"host_key": key}
        assert why(drop).startswith("The server's key is not set")

    def test_a_key_as_known_hosts_has_it_will_do(self, drop: Endpoint, server: SftpServer) -> None:
        drop.options = {"host_key": f"[127.0.0.1]:2222 {server.host_key} a comment"}
        assert put(drop).outcome == Outcome.SENT

    def test_a_wrong_password(self, drop: Endpoint) -> None:
        assert why(drop, password="wrong") == "The server did not take our key or password"

    def test_nothing_to_sign_in_with(self, drop: Endpoint) -> None:
        assert why(drop, password="") == "No key and no password to sign in with"

    def test_a_private_key_that_is_none(self, drop: Endpoint) -> None:
        assert why(drop, private_key="-----BEGIN") == "Our private key cannot be read"

    def test_a_folder_that_is_not_there(self, drop: Endpoint) -> None:
        drop.address = drop.address.replace("/in", "/none")
        assert why(drop) == "The folder is not there"

    def test_a_private_address_in_production(self, drop: Endpoint, settings: Settings) -> None:
        settings.OUTBOUND_PRIVATE_ADDRESSES = False
        assert why(drop) == "Not a public address"


class TestFaults:
    @pytest.mark.parametrize("fault", ["full", "short"])
    def test_half_a_file_never_takes_its_name(
        self, drop: Endpoint, server: SftpServer, fault: str
    ) -> None:
        server.fault = fault
        assert why(drop)
        assert not (server.folder / "in" / NAME).exists()

    def test_a_silent_server_is_left(
        self, drop: Endpoint, server: SftpServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sftp, "TOTAL_SECONDS", 0.5)
        server.fault = "silent"
        began = time.monotonic()
        assert why(drop) == "It took too long"
        assert time.monotonic() - began < 2.5

    def test_nobody_there_is_a_failure(self, drop: Endpoint) -> None:
        drop.address = "sftp://portal@127.0.0.1:1/in"
        assert why(drop) == "The connection broke (ConnectionRefusedError)"
