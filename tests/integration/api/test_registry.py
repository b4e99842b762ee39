"""Rooms above say what they serve."""

import pytest
from ninja import Router

from portal.integration import api
from portal.integration.notify.api import router as receipts


def test_a_router_that_is_registered_twice_is_served_once() -> None:
    api.register("/notify", receipts, "notify")


def test_two_routers_cannot_have_one_prefix() -> None:
    with pytest.raises(ValueError, match="/notify"):
        api.register("/notify", Router(), "notify")
