"""Beginning a try of a form, as it stands in the editor."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from ...definition import Journey, freeze
from ...models.preview import Preview
from ...route import route
from .coming import answers_to


def begin(user: Any, journey: Journey, step: str = "") -> str:
    """Keep a form as it stands in the editor, and give the address of the page to show.

    ``step`` is where to start: answers that lead there are made up. Otherwise those of the try
    before stay, so that a page can be looked at while it is written.
    """
    row, _made = Preview.objects.get_or_create(user=user, journey_key=journey.key)
    row.frozen, row.changed_at = freeze(journey), timezone.now()
    found = answers_to(journey, step) if step else None
    if found is not None:
        row.answers = found.answers
    row.save()
    shown = route(journey, row.answers)
    if found is not None:
        return found.address
    end = shown.gap or shown.exit
    return end.address if end else ""
