"""Documents of a case go with what was sent, and are counted."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from portal.cases.models import Case, CaseDocument, Status
from portal.forms.models import Deletion
from portal.forms.retention.erase import erase_submission
from portal.integration.models import Delivery
from tests.cases.documents import add
from tests.support.factories import ContactPointFactory

from .everything import sent

pytestmark = pytest.mark.django_db


def test_a_letter_goes_with_what_was_sent(
    settings: Any,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.VAR_DIR = tmp_path
    settings.STORAGES = {**settings.STORAGES}  # forget the storages that were opened before
    ContactPointFactory()
    submission = sent()
    long_ago = timezone.now() - timedelta(days=90)
    add(submission.case)
    Case.objects.update(
        status=Status.DONE, opened_at=long_ago, status_at=long_ago, quiet_since=long_ago
    )
    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1

    Delivery.objects.update(delivered_at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_submission(submission.pk, 30, timezone.now())

    assert not CaseDocument.objects.exists()
    assert Deletion.objects.get().files == 1
    assert not [each for each in tmp_path.rglob("*") if each.is_file()]
