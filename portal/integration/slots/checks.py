"""What must be set before people can choose a time."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from .source import NAMED


@register()
def the_scheduler_is_known(**kwargs: Any) -> list[CheckMessage]:
    """``SLOT_SOURCE`` names a scheduler, and what it needs is set."""
    hint = 'docs/integration.md says under "Slots" what to set.'
    return [Error(words, hint=hint, id="portal.E050") for words in NAMED.wrong()]
