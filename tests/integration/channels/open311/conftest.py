from __future__ import annotations

import pytest

from portal.integration.models import (
    Delivery,
    Endpoint,
    Kind,
)
from tests.support.http import Server

from ..conftest import Deliver, MakeEndpoint
from .reports import OPTIONS, PARTS, TAKEN


@pytest.fixture
def roads(endpoint: MakeEndpoint, server: Server) -> Endpoint:
    server.says = TAKEN
    return endpoint(
        Kind.OPEN311,
        server.url("/v2/"),
        options=OPTIONS,
        credentials={"api_key": "key-of-ours"},
    )


@pytest.fixture
def delivery(roads: Endpoint, happened: Deliver) -> Delivery:
    return happened(parts=PARTS)
