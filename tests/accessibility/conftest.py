"""A council with somebody to answer, and a page that people ask about."""

from __future__ import annotations

import pytest

from portal.services.models import ServicePage
from tests.support.factories import ContactPointFactory, ServicePageFactory


@pytest.fixture
def page(db: None) -> ServicePage:
    """A page of the website."""
    ContactPointFactory()
    made: ServicePage = ServicePageFactory(title="Bins and recycling", slug="bins")
    return made
