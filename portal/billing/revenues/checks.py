"""What must be set before the revenues system can be read."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from .source import NAMED


@register()
def the_revenues_system_is_known(**kwargs: Any) -> list[CheckMessage]:
    """``REVENUES_SOURCE`` names a revenues system, and what it needs is set."""
    hint = 'docs/billing.md says under "The revenues system" what to set.'
    return [Error(words, hint=hint, id="portal.E052") for words in NAMED.wrong()]
