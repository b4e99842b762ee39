"""The written findings: on the timeline, as a document, sent, and proved to have arrived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.db import transaction

from portal.cases import messages as case_messages
from portal.cases.contacts import Contact
from portal.cases.documents import open_document
from portal.cases.models import CaseDocument, What
from portal.cases.timeline import WEBSITE
from portal.documents.render import render
from portal.integration.models import Delivery
from portal.repairs.law.hazards import decide, investigated, summary_sent
from portal.repairs.law.summary import (
    TITLE,
    Findings,
    Work,
    document_of,
    note_what_arrived,
    send,
    words_of,
)
from portal.repairs.law.track import NotAllowed, State
from portal.repairs.models import HazardCase
from portal.repairs.words import Hazard, Track

from .loaded import reported, running
from .the_law import london

pytestmark = pytest.mark.usefixtures("law")

TOLD = london(2026, 3, 3, 9)
LOOKED = london(2026, 3, 4, 11)
FINDINGS = Findings(
    looked_on=date(2026, 3, 4),
    found="There is black mould on the wall behind the bed. The fan does not work.",
    works=(
        Work("We will clean the wall.", date(2026, 3, 11)),
        Work("We will put in a new fan.", date(2026, 3, 25)),
    ),
    you_can=("Keep the bed away from the wall.",),
)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(london(2026, 3, 5, 10), tick=False):
        yield


@pytest.fixture
def damp() -> HazardCase:
    hazard = reported(TOLD, hazard=Hazard.DAMP_MOULD, track=Track.SIGNIFICANT).hazard
    assert hazard is not None
    decide(hazard, Track.SIGNIFICANT, "Photos show it.", WEBSITE, TOLD)
    return hazard


@pytest.fixture
def looked_at(damp: HazardCase, monkeypatch: pytest.MonkeyPatch) -> HazardCase:
    """Looked at, of somebody who wants e-mails."""
    person = Contact(prefers="email", email="tenant@example.org")
    monkeypatch.setattr(case_messages, "contact_of", lambda case: person)
    investigated(damp, Track.SIGNIFICANT, WEBSITE, LOOKED)
    return damp


def arrives(hazard: HazardCase) -> None:
    Delivery.objects.filter(subject_id=hazard.summary_entry_id).update(
        delivered_at=london(2026, 3, 5, 10)
    )


def test_the_words_say_what_was_found_what_we_do_and_by_when() -> None:
    assert words_of(FINDINGS) == (
        f"{TITLE}.\n\n"
        "What we found. We looked at your home on Wednesday 4 March. "
        "There is black mould on the wall behind the bed. The fan does not work.\n\n"
        "What we will do. We will clean the wall. By Wednesday 11 March. "
        "We will put in a new fan. By Wednesday 25 March.\n\n"
        "What you can do. Keep the bed away from the wall.\n\n"
        "If you do not agree. Answer us, or call us. Give your reference."
    )


def test_what_was_typed_without_a_full_stop_does_not_run_on() -> None:
    works = (Work("We will clean the wall", date(2026, 3, 11)),)
    words = words_of(Findings(date(2026, 3, 4), "Is it mould?", works, ("Open a window", "Wait!")))
    assert "Is it mould?\n" in words
    assert "We will clean the wall. By Wednesday 11 March." in words
    assert "What you can do. Open a window. Wait!\n" in words


def test_who_found_nothing_says_so() -> None:
    words = words_of(Findings(date(2026, 3, 4), "The wall is dry."))
    assert "What we will do. There is nothing that we need to do." in words
    assert "What you can do" not in words


def test_the_document_has_the_same_words(damp: HazardCase) -> None:
    text = render(document_of(damp.case, FINDINGS), "text").content.decode()
    for line in ("What we found", "black mould", "new fan", "Keep the bed", "If you do not agree"):
        assert line in text
    assert damp.case.shown_reference in text


def test_nothing_is_sent_before_somebody_has_looked(damp: HazardCase) -> None:
    with pytest.raises(NotAllowed, match="no findings"):
        send(damp, FINDINGS, WEBSITE)
    assert not CaseDocument.objects.exists()


def test_it_is_a_reply_and_a_document_and_is_sent_when_it_has_arrived(
    looked_at: HazardCase,
) -> None:
    entry = send(looked_at, FINDINGS, WEBSITE)
    assert (entry.what, entry.public, entry.words) == (What.REPLY, True, words_of(FINDINGS))
    document = CaseDocument.objects.get()
    assert (document.title, document.public) == (TITLE, True)
    assert open_document(document).getvalue().startswith(b"%PDF-")

    assert note_what_arrived() == 0
    looked_at.refresh_from_db()
    assert looked_at.summary_sent_at is None
    assert "hazard-summary" in running(looked_at.case)

    arrives(looked_at)
    assert note_what_arrived() == 1
    assert note_what_arrived() == 0
    looked_at.refresh_from_db()
    assert (looked_at.state, looked_at.summary_sent_at) == (
        State.SUMMARY_SENT,
        london(2026, 3, 5, 10),
    )
    assert looked_at.case.clocks.get(step="hazard-summary").in_time
    key = Delivery.objects.get(subject_id=looked_at.summary_entry_id).key
    proof = looked_at.case.timeline.filter(what=What.NOTE).order_by("pk").last()
    assert proof is not None
    assert f"delivery {key}" in proof.words
    assert not proof.public
    with pytest.raises(NotAllowed):
        send(looked_at, FINDINGS, WEBSITE)


def test_what_another_message_proves_is_not_taken_for_the_findings(looked_at: HazardCase) -> None:
    send(looked_at, FINDINGS, WEBSITE)
    Delivery.objects.exclude(subject_id=looked_at.summary_entry_id).update(
        delivered_at=london(2026, 3, 5, 10)
    )
    assert note_what_arrived() == 0


def test_whom_we_cannot_reach_gets_it_on_paper_and_staff_say_so(
    looked_at: HazardCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_messages, "contact_of", lambda case: Contact())
    send(looked_at, FINDINGS, WEBSITE)
    assert note_what_arrived() == 0
    summary_sent(looked_at, WEBSITE, how="Given to the tenant by hand.")
    assert looked_at.state == State.SUMMARY_SENT


def test_what_fails_leaves_no_reply_and_no_file(
    looked_at: HazardCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object) -> None:
        raise RuntimeError("The disk is full.")

    erased: list[str] = []
    monkeypatch.setattr("portal.repairs.law.summary.write_down", fails)
    monkeypatch.setattr("portal.integration.private_files.erase", erased.append)
    with pytest.raises(RuntimeError), transaction.atomic():
        send(looked_at, FINDINGS, WEBSITE)
    looked_at.refresh_from_db()
    assert looked_at.summary_entry is None
    assert not looked_at.case.timeline.filter(what=What.REPLY).exists()
    assert len(erased) == 1
