"""Erasing for good: what goes, when, with what, and what holds it back."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection
from django.utils import timezone

from portal.cases.changes import change_status
from portal.cases.messages import UPDATE
from portal.cases.models import Case, Clock, Status, TimelineEntry
from portal.cases.timeline import WEBSITE
from portal.forms import access
from portal.forms.definition import Retention
from portal.forms.models import Deletion, Draft, Grant, Submission, Upload
from portal.forms.models.deletion import Erased
from portal.forms.models.upload import ScanState
from portal.forms.retention import erase, erase_old, holds, was_erased
from portal.forms.retention.past import old_drafts
from portal.integration.models import Channel, Delivery, Endpoint, SetAside
from portal.integration.schedules import _timetables
from tests.support.cases import TargetFactory

from .everything import ANSWERS, EVERYTHING, begun, holder, sent

pytestmark = pytest.mark.django_db


def ended(days_ago: int, delivered: bool = True) -> Submission:
    """Something sent, whose case ended some days ago."""
    then = timezone.now() - timedelta(days=days_ago)
    with patch("django.utils.timezone.now", return_value=then):
        submission = sent()
        change_status(submission.case, Status.DONE, WEBSITE)
    if delivered:
        Delivery.objects.update(delivered_at=then)
    return submission


def add_file(key: str) -> Upload:
    upload: Upload = Upload.objects.create(
        key=key,
        question_id="file",
        name="bin.jpg",
        media_type="image/jpeg",
        bytes=1,
        sha256="0" * 64,
        state=ScanState.INFECTED,
    )
    return upload


def test_a_draft_goes_when_it_was_left_for_longer_than_its_form_says() -> None:
    begun(days_ago=29)
    kept = begun(days_ago=27)
    assert erase_old().drafts == 1
    assert list(Draft.objects.all()) == [kept]


def test_a_draft_goes_with_its_files_and_with_who_may_open_it() -> None:
    draft = begun(days_ago=29)
    add_file(draft.key)
    erase_old()
    assert not Upload.objects.filter(key=draft.key).exists()
    assert not Grant.objects.filter(key=draft.key).exists()


def test_each_version_keeps_drafts_for_as_long_as_it_said() -> None:
    shorter = replace(EVERYTHING, version=2, retention=Retention(draft_days=14))
    old, new = begun(days_ago=20), begun(days_ago=20, journey=shorter)
    erase_old()
    assert Draft.objects.filter(pk=old.pk).exists()
    assert not Draft.objects.filter(pk=new.pk).exists()


def test_a_draft_that_is_changed_at_the_last_moment_stays() -> None:
    draft = begun(days_ago=29)
    now = timezone.now()
    found = [(days, list(drafts.values_list("pk", flat=True))) for days, drafts in old_drafts(now)]
    assert found == [(28, [draft.pk])]
    Draft.objects.filter(pk=draft.pk).update(changed_at=now)
    assert not erase.erase_draft(draft.pk, 28, now)
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_the_files_of_what_was_sent_never_go_with_a_draft_of_the_same_key() -> None:
    submission = sent()
    add_file(submission.key)
    draft = begun(days_ago=29)
    Draft.objects.filter(pk=draft.pk).update(key=submission.key)
    erase_old()
    assert not Draft.objects.exists()
    assert Upload.objects.filter(key=submission.key).exists()


def test_what_was_sent_goes_with_its_case_and_everything_of_it() -> None:
    TargetFactory()
    submission = ended(days_ago=366)
    add_file(submission.key)
    assert erase_old().submissions == 1
    for model in (Submission, Case, TimelineEntry, Clock, Upload, Grant):
        assert not model.objects.exists(), model


def test_what_was_sent_stays_until_its_time_is_over() -> None:
    ended(days_ago=364)
    assert erase_old().submissions == 0
    assert Submission.objects.exists()


def test_what_is_still_open_is_never_erased() -> None:
    then = timezone.now() - timedelta(days=4000)
    with patch("django.utils.timezone.now", return_value=then):
        sent()
    Delivery.objects.update(delivered_at=then)
    erase_old()
    assert Submission.objects.exists()


def test_a_case_that_was_opened_again_stays() -> None:
    submission = ended(days_ago=366)
    now = timezone.now()
    change_status(submission.case, Status.WITH_TEAM, WEBSITE)
    assert not erase.erase_submission(submission.pk, 365, now)
    assert Submission.objects.exists()


def test_a_deletion_says_what_when_and_by_which_rule_and_nothing_of_the_person() -> None:
    submission = ended(days_ago=366)
    reference, key = submission.case.shown_reference, submission.key
    erase_old()
    deletion = Deletion.objects.get()
    assert (deletion.what, deletion.journey_key) == (Erased.SUBMISSION, "everything")
    assert (deletion.kept_days, deletion.rule) == (366, "365 days after it ended")
    written = row_of(deletion)
    assert not [word for word in (reference, key, *words_of_answers()) if word in written]


def words_of_answers() -> list[str]:
    return [answer for answer in ANSWERS.values() if isinstance(answer, str) and len(answer) > 4]


def row_of(deletion: Deletion) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM forms_deletion WHERE id = %s", [deletion.pk])
        return str(cursor.fetchall())


def test_somebody_who_has_the_reference_can_be_told_that_it_was_erased() -> None:
    reference = ended(days_ago=366).case.shown_reference
    assert was_erased(reference) is None
    erase_old()
    assert was_erased(reference.lower().replace("-", " ")) == Deletion.objects.get()


def test_a_reference_that_never_was_was_not_erased() -> None:
    begun(days_ago=29)
    erase_old()
    assert was_erased("") is None
    assert was_erased("222-2222") is None


@pytest.mark.parametrize("state", [{}, {"dead_at": timezone.now()}])
def test_a_message_that_was_not_delivered_holds_what_was_sent(
    state: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    ended(days_ago=366, delivered=False)
    Delivery.objects.update(**state)
    with caplog.at_level(logging.ERROR):
        done = erase_old()
    assert (done.held, done.submissions) == (1, 0)
    assert Submission.objects.exists()
    assert not Deletion.objects.exists()
    assert "1 submissions are kept beyond their time" in caplog.text


def test_a_message_about_the_case_holds_it_too() -> None:
    ended(days_ago=366)
    told = Delivery.objects.filter(template=UPDATE)
    assert told.update(delivered_at=None) == 1
    assert erase_old().held == 1


@pytest.mark.parametrize("values", [{}, {"dead_at": timezone.now()}])
def test_an_event_that_has_not_arrived_holds_what_was_sent(values: dict[str, Any]) -> None:
    submission = ended(days_ago=366)
    paused = Endpoint.objects.create(
        name="Repairs",
        slug="repairs",
        address="https://back.example.org/events",
        alert_to="engineers@example.org",
        paused_at=timezone.now(),
    )
    event = Delivery.objects.create(
        event="case.note_added",
        endpoint=paused,
        channel=Channel.ENDPOINT,
        stream=submission.case.reference,
        owner="timeline entry",
        subject_id=1,
        payload={},
        payload_hash="0" * 64,
        **values,
    )
    assert erase_old().held == 1
    Delivery.objects.filter(pk=event.pk).update(
        delivered_at=timezone.now(), dead_at=None, payload=None
    )
    assert erase_old().submissions == 1


def test_a_message_about_another_subject_with_the_same_number_holds_nothing() -> None:
    submission = ended(days_ago=366)
    Delivery.objects.create(template="other", owner="other", subject_id=submission.pk)
    assert erase_old().submissions == 1


def test_once_staff_have_set_the_message_aside_it_goes() -> None:
    ended(days_ago=366, delivered=False)
    now = timezone.now()
    Delivery.objects.update(dead_at=now, set_aside_at=now, set_aside_reason=SetAside.TOLD)
    assert erase_old().submissions == 1


def test_a_room_above_can_hold_what_it_still_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    submission = ended(days_ago=366)
    monkeypatch.setattr(holds, "_holds", list(holds._holds))
    holds.register_hold(lambda each: each.pk == submission.pk)
    assert erase_old().held == 1


def test_one_that_is_broken_does_not_stop_the_others(caplog: pytest.LogCaptureFixture) -> None:
    broken, fine = begun(days_ago=29), begun(days_ago=29)
    real = erase.uploads.drop_all

    def drop(key: str) -> int:
        if key == broken.key:
            raise OSError("the folder of Qvxname Wyrdling is gone")
        return real(key)

    with caplog.at_level(logging.ERROR), patch.object(erase.uploads, "drop_all", drop):
        done = erase_old()
    assert (done.drafts, done.broken) == (1, 1)
    assert list(Draft.objects.all()) == [broken]
    assert Deletion.objects.count() == 1, fine
    assert f"The draft {broken.pk} could not be erased: OSError." in caplog.text
    assert "Qvxname" not in caplog.text
    assert broken.key not in caplog.text


def test_what_no_key_can_read_any_more_can_still_be_erased() -> None:
    draft, submission = begun(days_ago=29), ended(days_ago=366)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE forms_draft SET answers = 'rotten' WHERE id = %s", [draft.pk])
        cursor.execute(
            "UPDATE forms_submission SET answers = 'rotten' WHERE id = %s", [submission.pk]
        )
        cursor.execute("UPDATE cases_timelineentry SET words = 'rotten'")
    done = erase_old()
    assert (done.drafts, done.submissions, done.broken) == (1, 1, 0)


def test_more_than_a_batch_goes_in_one_night(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.forms.retention.nightly.BATCH", 2)
    for _ in range(5):
        begun(days_ago=29)
    assert erase_old().drafts == 5


def test_a_night_that_was_cut_short_is_finished_the_next_time() -> None:
    first, _second = begun(days_ago=29), begun(days_ago=29)
    assert erase.erase_draft(first.pk, 28, timezone.now())
    assert erase_old().drafts == 1
    assert erase_old().drafts == 0
    assert Deletion.objects.count() == 2


def test_grants_that_open_nothing_go_and_the_others_stay() -> None:
    draft, submission = begun(), sent()
    for days in (0, 2):
        access.grant(f"nothing-{days}", holder())
        Grant.objects.filter(key="nothing-2").update(created_at=timezone.now() - timedelta(days=2))
    Grant.objects.filter(key__in=[draft.key, submission.key]).update(
        created_at=timezone.now() - timedelta(days=2)
    )
    assert erase_old().grants == 1
    assert {grant.key for grant in Grant.objects.all()} == {draft.key, submission.key, "nothing-0"}


def test_it_runs_every_night() -> None:
    functions = {each.func: each.cron for each in _timetables.values()}
    assert functions["portal.forms.retention.erase_old"] == "41 2 * * *"
