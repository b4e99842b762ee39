"""Messages to queue, with words in them that must be found nowhere else."""

from __future__ import annotations

from portal.integration.messages import Message

CANARY = "qq123456c"
ADDRESS = f"{CANARY}@example.org"


def build_receipt(subject_id: int) -> Message | None:
    return Message(ADDRESS, f"We have it: {subject_id}", f"Thank you, {CANARY}.")
