"""What somebody told us, on the page of their case."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string

from portal.cases.models import Case
from portal.cases.panels import PERSON, STAFF, Panel, panels_for
from portal.forms.models import Upload
from portal.forms.models.upload import ScanState
from portal.forms.panels import for_person, for_staff
from portal.forms.sending import send
from tests.support.cases import CaseFactory

from .everything import ANSWERS, begun, sent

pytestmark = pytest.mark.django_db


def shown(panel: Panel | None) -> str:
    assert panel is not None
    return render_to_string(panel.template, panel.context)


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def with_file(state: ScanState) -> tuple[Case, Upload]:
    """A case with a file, as a scanner found it once it was sent."""
    draft = begun()
    upload = Upload.objects.create(
        key=draft.key,
        question_id="file",
        name="bin.jpg",
        media_type="image/jpeg",
        bytes=2000,
        sha256="0" * 64,
        state=ScanState.WAITING,
        storage_name=f"file-{draft.pk}",
    )
    draft.answers = {**ANSWERS, "file": [{"id": upload.public_id, "name": upload.name}]}
    draft.save()
    case = fresh(send(draft.key).case)
    upload.state = state
    upload.storage_name = "" if state == ScanState.INFECTED else upload.storage_name
    upload.save()
    return case, upload


def test_the_person_sees_what_they_told_us() -> None:
    words = shown(for_person(fresh(sent().case)))
    assert "Qvxname Wyrdling" in words
    assert "Zqxdamp on the wall<br>and Zqxmould below" in words


@pytest.mark.parametrize("build", [for_person, for_staff])
def test_sensitive_answers_are_masked_for_both(build: Any) -> None:
    words = shown(build(fresh(sent().case)))
    assert "Ends in 4C" in words
    assert ANSWERS["nino"] not in words
    assert ANSWERS["account_number"] not in words


def test_each_has_a_panel_of_their_own() -> None:
    case = fresh(sent().case)
    assert "What you told us" in [panel.title for panel in panels_for(case, PERSON)]
    assert "What the person told us" in [panel.title for panel in panels_for(case, STAFF)]
    assert "What you told us" not in [panel.title for panel in panels_for(case, STAFF)]


def test_what_somebody_typed_is_text_and_never_markup() -> None:
    words = shown(for_staff(fresh(sent(textarea="<script>alert(1)</script>").case)))
    assert "<script>" not in words
    assert "&lt;script&gt;" in words


@pytest.mark.parametrize("state", [ScanState.CLEAN, ScanState.NOT_NEEDED])
def test_staff_can_open_a_file_that_may_be_read(state: ScanState) -> None:
    case, upload = with_file(state)
    assert f"/your-forms/files/{upload.public_id}/" in shown(for_staff(case))


@pytest.mark.parametrize(
    ("state", "words"),
    [(ScanState.WAITING, "still being checked"), (ScanState.INFECTED, "we found a virus")],
)
def test_a_file_that_may_not_be_read_has_no_link_and_says_why(state: ScanState, words: str) -> None:
    case, upload = with_file(state)
    panel = shown(for_staff(case))
    assert words in panel
    assert upload.public_id not in panel


def test_the_person_sees_the_names_of_their_files_without_links() -> None:
    case, upload = with_file(ScanState.CLEAN)
    panel = shown(for_person(case))
    assert "bin.jpg" in panel
    assert upload.public_id not in panel


def test_a_case_that_no_form_opened_has_no_panel() -> None:
    case: Any = CaseFactory()
    assert for_person(case) is None
    assert for_staff(case) is None


def test_both_cost_few_queries(django_assert_num_queries: Any) -> None:
    case = fresh(sent().case)
    with django_assert_num_queries(1):
        for_person(case)
    case = fresh(case)
    with django_assert_num_queries(2):
        for_staff(case)
