"""A provider that runs, and a browser that goes there and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from tests.support.oidc import Provider, provider


@pytest.fixture
def there() -> Iterator[Provider]:
    cache.clear()
    with provider() as running:
        yield running


def leave(client: Client, slug: str, to: str = "") -> str:
    """Press our button; the address that the browser is sent to."""
    answer = client.post(f"/account/oidc/{slug}/", {"next": to} if to else {})
    assert answer.status_code == 303
    page = client.get(answer["Location"]).content.decode()
    return unescape(page.partition('content="0; url=')[2].partition('"')[0])


def come_back(client: Client, address: str) -> HttpResponse:
    """Follow the address that the provider sends the browser back to."""
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def go_round(client: Client, there: Provider, slug: str, to: str = "") -> HttpResponse:
    """The whole way: our button, the provider, and back."""
    return come_back(client, there.sign_in(leave(client, slug, to)))
