"""Whose address a limit counts against: the one that our own last proxy saw."""

import pytest
from django.test import RequestFactory, override_settings

from portal.integration.client import client_address

CONNECTION = "10.0.0.1"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        pytest.param(0, "203.0.113.9", CONNECTION, id="with no proxy, the header is not believed"),
        pytest.param(1, "203.0.113.9", "203.0.113.9", id="one proxy"),
        pytest.param(1, "6.6.6.6, 203.0.113.9", "203.0.113.9", id="a forged one to the left"),
        pytest.param(2, "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9", id="two proxies"),
        pytest.param(2, "203.0.113.9", CONNECTION, id="it did not come through both"),
        pytest.param(1, "", CONNECTION, id="it did not come through the proxy"),
        pytest.param(1, " , ,", CONNECTION, id="a header with nothing in it"),
        pytest.param(1, "2001:db8::1", "2001:db8::1", id="the long kind of address"),
    ],
)
def test_the_address_of_the_client(proxies: int, forwarded: str, expected: str) -> None:
    request = RequestFactory(REMOTE_ADDR=CONNECTION, HTTP_X_FORWARDED_FOR=forwarded).get("/")
    with override_settings(TRUSTED_PROXY_COUNT=proxies):
        assert client_address(request) == expected
