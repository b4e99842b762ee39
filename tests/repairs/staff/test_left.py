"""How much time is left, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from portal.repairs.staff.left import left

NOW = datetime.fromisoformat("2026-03-10T10:00:00+00:00")


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0.5, "30 minutes left"),
        (0, "0 minutes left"),
        (1, "1 hour left"),
        (24, "24 hours left"),
        (47.9, "47 hours left"),
        (48, "2 days left"),
        (-0.25, "Late by 15 minutes"),
        (-1, "Late by 1 hour"),
        (-71, "Late by 2 days"),
    ],
)
def test_it_is_said_in_the_largest_unit_that_is_fine_enough(hours: float, said: str) -> None:
    assert left(NOW + timedelta(hours=hours), NOW) == said
