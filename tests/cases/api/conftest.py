"""A system with a case of its team."""

from tests.integration.api.conftest import _fresh, case, housing

__all__ = ["_fresh", "case", "housing"]
