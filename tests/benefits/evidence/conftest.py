"""A day that stands still, a claim that wants four proofs, and a browser that may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import dumps
from django.test import Client
from PIL import Image

from portal.benefits.models import Claim, EvidenceItem
from portal.integration.slots.words import LONDON
from tests.support.claims import claim_of

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=LONDON)
UNTIL = date(2026, 12, 23)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> None:
    """Where this test's files lie."""
    settings.VAR_DIR = tmp_path
    settings.STORAGES = {**settings.STORAGES}


@pytest.fixture
def claim(db: None) -> Claim:
    """Sent now: who you are, who your partner is, and the rent are to be proved."""
    return claim_of({"has_partner": "yes", "rent_amount": "120.00"}, protected_until=UNTIL)


@pytest.fixture
def item(claim: Claim) -> EvidenceItem:
    found: EvidenceItem = claim.evidence.get(number=1)
    found.claim = claim
    return found


@pytest.fixture
def following() -> Callable[[Claim], Client]:
    """A browser that gave the reference and the e-mail address, whenever the test is."""

    def opened(claim: Claim) -> Client:
        client = Client()
        kept = {claim.case.reference: int(NOW.timestamp()) + 10**8}
        client.cookies["cases"] = dumps(kept, salt="portal.cases.tracking", compress=True)
        return client

    return opened


def photo(colour: str = "red", name: str = "photo.jpg", kind: str = "JPEG") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (30, 20), colour).save(out, kind)
    return SimpleUploadedFile(name, out.getvalue())


def settle(claim: Claim, *numbers: int) -> None:
    """Let these proofs be there already."""
    claim.evidence.filter(number__in=numbers).update(state="accepted")
