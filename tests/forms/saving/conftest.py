"""A form half filled in, and a way to send what leaves on commit."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from tests.support.walking import Walker

from .browsing import ADDRESS, ANSWERED, Post, link


@pytest.fixture
def post(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]],
) -> Post:
    """Post as a browser does, and let the worker send what was queued."""

    def send(client: Client, address: str, data: dict[str, str] | None = None, **more: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, data or {}, **more)

    return send


@pytest.fixture
def begun(short: Walker) -> Walker:
    """The short form, with its first question answered."""
    return short.send(ANSWERED["words"])


@pytest.fixture
def whole(short: Walker) -> Walker:
    """The short form, with everything answered and nothing sent."""
    return short.fill(ANSWERED)


@pytest.fixture
def sent_link(begun: Walker, post: Post) -> str:
    """The path of a link that the person was sent."""
    mail.outbox.clear()
    post(begun.client, f"/your-forms/short/{begun.key}/save/", {"email": ADDRESS})
    return link()
