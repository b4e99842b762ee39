"""A browser that nobody has used, and a way to let the worker send what was queued."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

Delivering = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def delivering(
    db: None, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> Delivering:
    """What is queued within the block is sent at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def browser(db: None) -> Client:
    return Client()
