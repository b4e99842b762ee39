"""What the demo council changed because its tenants said so."""

from __future__ import annotations

from portal.repairs.models import YouSaid

from .source import read_data


def load_you_said() -> None:
    """The entries of "You said, we did", where there are none yet."""
    if YouSaid.objects.exists():
        return
    YouSaid.objects.bulk_create(YouSaid(on=row.pop("day"), **row) for row in read_data("you-said"))
