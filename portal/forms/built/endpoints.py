"""The system that gets one form, beside those that get every form.

It is the live page's and not the version's: whoever began last week sends to where it goes today.
"""

from __future__ import annotations

from collections.abc import Iterator

from portal.integration.reconcile import Told

from .. import registry
from ..models import FormPage


def endpoints_of(journey_key: str) -> frozenset[int]:
    """Give the endpoint of a form, if it has one. No query for a form in code."""
    if registry.is_taken(journey_key):
        return frozenset()
    pages = FormPage.objects.filter(journey_key=journey_key).exclude(endpoint=None)
    return frozenset(pages.values_list("endpoint_id", flat=True))


def told() -> Iterator[Told]:
    """Give which form each such endpoint gets, and since when it surely does."""
    pages = FormPage.objects.exclude(endpoint=None).exclude(last_published_at=None)
    found = pages.order_by("pk").values_list(
        "endpoint_id", "endpoint__name", "journey_key", "last_published_at"
    )
    for endpoint_id, name, key, since in found:
        yield Told(endpoint_id, name, since, key)
