"""The demo council's rules of benefits in use, read from their file once for all tests."""

from __future__ import annotations

from functools import lru_cache

from portal.benefits.models import RulesVersion
from portal.home.demo.benefits import rows
from portal.ui import generation

FIELDS = ("part", "first", "last", "written", "state", "used_at")


@lru_cache(maxsize=1)
def _rows() -> tuple[dict[str, object], ...]:
    return tuple({name: getattr(row, name) for name in FIELDS} for row in rows())


def use_the_demos_rules() -> None:
    """Put them in use, as ``load_benefits`` does, without reading the file again."""
    RulesVersion.objects.bulk_create(RulesVersion(**each) for each in _rows())
    generation.forget()
