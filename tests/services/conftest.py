from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from wagtail.models import Site

from portal.ui import generation


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Start without what other tests left in this process's memory."""
    generation.forget()
    caches["default"].clear()
    Site.clear_site_root_paths_cache()
    yield
    generation.forget()
