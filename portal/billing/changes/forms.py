"""What is asked of somebody who wonders what a change would do to their bill."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from portal.ui.forms import Choice, DateField, GovukForm, RadiosField

from ..models import LowerCharge

LEAVING = "leaving"


class WhatIfForm(GovukForm):
    """A change, and from which day."""

    change = RadiosField(
        label="What would change?",
        error_name="what would change",
        heading="m",
        choices=(),
        error_messages={"required": "Choose what would change"},
    )
    day = DateField(
        label="From which day?",
        hint="For a move, your last day there. For example, 27 3 2027.",
        error_name="the day",
        heading="m",
    )

    def __init__(self, reasons: Sequence[LowerCharge], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lower = (Choice(each.code, each.label, each.hint) for each in reasons)
        self.offer("change", [Choice(LEAVING, "I move out"), *lower])
