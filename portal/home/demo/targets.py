"""How long the demo council says that things take."""

from __future__ import annotations

from portal.cases.models import Target

from .source import read_data


def load_targets() -> None:
    """Response targets with their date and source, where there are none yet."""
    if Target.objects.exists():
        return
    data = read_data("targets")
    Target.objects.bulk_create(
        Target(effective_from=data["from"], source=data["source"], **row) for row in data["targets"]
    )
