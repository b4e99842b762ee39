"""Asking, and why it failed."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from portal.integration.outbound import Failure, Kind, request


def answers(*addresses: str, port: int) -> list[Any]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in addresses]


def why(url: str, **how: Any) -> tuple[Kind, bool]:
    with pytest.raises(Failure) as raised:
        request("POST", url, body=b"{}", **how)
    return raised.value.kind, raised.value.arrived
