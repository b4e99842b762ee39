"""Limits hold when many try at one moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.cache import caches

from portal.integration.limits import take
from tests.support.workers import at_once, committed, elsewhere

pytestmark = pytest.mark.django_db


def test_many_at_once_get_no_more_than_is_allowed(tmp_path: Path) -> None:
    with committed(tmp_path):
        try:
            assert sum(at_once(lambda: take("codes", "many", 5, 3600), 24)) == 5
        finally:
            elsewhere(caches["shared"].clear)
