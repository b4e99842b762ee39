"""What must be set before homes can be looked up."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from .source import NAMED


@register()
def the_housing_system_is_known(**kwargs: Any) -> list[CheckMessage]:
    """``HOUSING_SOURCE`` names a housing system, and what it needs is set."""
    hint = 'docs/repairs.md says under "From report to repair" what to set.'
    return [Error(words, hint=hint, id="portal.E051") for words in NAMED.wrong()]
