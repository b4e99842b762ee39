"""A preview of the small catalogue, and somebody who may look at it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest
from django.test import Client

from portal.accounts.models import Person
from portal.accounts.people import person_of
from portal.repairs.catalogue import publishing
from portal.repairs.catalogue.draft import write_draft
from portal.repairs.models import CatalogueVersion
from portal.repairs.panel import members
from portal.ui import generation
from tests.repairs.catalogue.making import LIMITS, SMALL
from tests.support.residents import resident, signed_in


@pytest.fixture
def preview(db: None) -> Iterator[CatalogueVersion]:
    """The small catalogue, for the panel."""
    with mock.patch.object(publishing, "limits_on", return_value=LIMITS):
        write_draft(SMALL)
        yield publishing.make_preview(None)
    generation.bump()


@pytest.fixture
def tenant(db: None) -> Person:
    return person_of(resident())


@pytest.fixture
def member(tenant: Person) -> Person:
    members.join(tenant)
    return tenant


@pytest.fixture
def client(tenant: Person) -> Client:
    """A browser in which the tenant has signed in."""
    assert tenant.user
    return signed_in(tenant.user)
