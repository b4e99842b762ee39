"""What is asked on the pages of a visit."""

from __future__ import annotations

from portal.ui.forms import GovukForm, RadiosField, TextField

VISIT, REPAIR = "visit", "repair"


class SlotForm(GovukForm):
    """One of the times offered, sealed. The page draws its radios itself, day by day."""

    slot = TextField(
        label="When can we come?",
        error_name="a time",
        max_length=1000,
        error_messages={"required": "Choose a time, or ask us to call you"},
    )


class CancelForm(GovukForm):
    """Whether the repair is still needed."""

    still = RadiosField(
        label="Do you still need the repair?",
        error_name="if you still need the repair",
        heading="m",
        choices=(
            (VISIT, "Yes. Cancel this visit only"),
            (REPAIR, "No. Cancel the repair too"),
        ),
        error_messages={"required": "Say if you still need the repair"},
    )
