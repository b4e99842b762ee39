"""The rules of the demonstration, and time for property tests."""

from __future__ import annotations

import pytest
from hypothesis import settings

from portal.home.demo.repair_law import load_repair_law

# What is true does not depend on how fast this machine is at the moment.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@pytest.fixture
def law(db: None) -> None:
    """The limits, rights, sums and targets as the demonstration has them."""
    load_repair_law()
