"""Files that a partner uploads, and then sends with a form."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.forms import access
from portal.forms.api import files
from portal.forms.models import Draft, Submission, Upload
from portal.forms.models.upload import ScanState
from portal.forms.uploads import open_file, storage
from portal.forms.uploads.sweep import sweep
from portal.integration import scanning
from tests.forms.uploads import good
from tests.support.api import Calling, make_system
from tests.support.journeys import EVERYTHING

from .conftest import newest
from .journeys import WITH_FILES
from .test_sending import FILLED

CANARY = "hjqfile of a tenant"


@pytest.fixture(autouse=True)
def _private_folder(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    stores: dict[str, Any] = settings.STORAGES
    settings.STORAGES = {**stores}  # forget the storages that were opened before


def upload(
    partner: Calling, question: str = "proof", content: bytes | None = None, **more: Any
) -> Any:
    body = {
        "question": question,
        "name": f"{CANARY}.png",
        "content": b64encode(good.png() if content is None else content).decode(),
        **more,
    }
    return partner.post(newest(WITH_FILES, "uploads"), body)


def uploaded(partner: Calling, question: str = "proof") -> str:
    """The id of a file that lies there as if it had just been uploaded and looked at."""
    content = b"a picture"
    made: Upload = Upload.objects.create(
        key=access.new_key(files.holder(partner.system, WITH_FILES.key)),
        question_id=question,
        name=f"{CANARY}.png",
        media_type="image/png",
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        state=ScanState.NOT_NEEDED,
        storage_name=storage.keep(content),
    )
    return made.public_id


def told(partner: Calling, **answers: Any) -> dict[str, str]:
    body = {"answers": {"things": [], **answers}}
    answer = partner.post(newest(WITH_FILES, "validate"), body)
    return {each["at"]: each["why"] for each in answer.json()["problems"]}


def send(partner: Calling, **answers: Any) -> Any:
    body = {"answers": {"things": [], **answers}, "agreed": True}
    return partner.post(newest(WITH_FILES, "submissions"), body)


def test_a_file_is_looked_at_and_kept_for_a_day(partner: Calling) -> None:
    answer = upload(partner)
    said = answer.json()
    kept = Upload.objects.get()
    assert (said["upload"], said["bytes"]) == (kept.public_id, kept.bytes)
    assert (kept.question_id, kept.media_type) == ("proof", "image/png")
    assert told(partner, proof=[kept.public_id]) == {}
    Upload.objects.update(created_at=timezone.now() - timedelta(days=1, minutes=1))
    sweep()
    assert not Upload.objects.exists()
    assert told(partner, proof=[said["upload"]]) == {"/answers/proof": files.GONE}


def test_what_is_sent_takes_its_files_along(partner: Calling) -> None:
    first, second, third = uploaded(partner), uploaded(partner), uploaded(partner, "photo")
    things = [{"thing": "a lamp", "photo": [third]}, {"thing": "a door"}]
    assert told(partner, proof=[first, second], things=things) == {}
    answer = send(partner, proof=[first, second], things=things)
    assert answer.status_code == 200, answer.content
    submission = Submission.objects.get()
    assert [each["id"] for each in submission.answers["proof"]] == [first, second]
    (lamp, door) = submission.answers["things"]["items"]
    assert [each["id"] for each in lamp["answers"]["photo"]] == [third]
    assert door["answers"]["photo"] is None
    assert set(Upload.objects.values_list("key", flat=True)) == {submission.key}
    photo = Upload.objects.get(public_id=third)
    assert photo.question_id == f"photo.{lamp['key']}"
    assert open_file(photo).read()
    Upload.objects.update(created_at=timezone.now() - timedelta(days=2))
    sweep()
    assert Upload.objects.count() == 3


def test_a_file_that_is_needed_is_asked_for(partner: Calling) -> None:
    for nothing in ({}, {"proof": None}, {"proof": []}):
        assert set(told(partner, **nothing)) == {"/answers/proof"}


def test_no_more_files_are_taken_than_the_question_takes(partner: Calling) -> None:
    ids = [uploaded(partner) for _ in range(3)]
    assert told(partner, proof=ids) == {"/answers/proof": "Send 2 or fewer."}


@pytest.mark.parametrize("id_", ["a" * 22, "", "a\x00b", "../../etc/passwd", "ü" * 22])
def test_a_file_that_is_not_there_is_not_there(partner: Calling, id_: str) -> None:
    assert told(partner, proof=[id_]) == {"/answers/proof": files.GONE}


def test_a_file_counts_for_its_own_question_form_and_system_alone(partner: Calling) -> None:
    other = Calling(make_system("other"), "forms:send")
    photo, proof, foreign = uploaded(partner, "photo"), uploaded(partner), uploaded(other)
    assert told(partner, proof=[photo]) == {"/answers/proof": files.GONE}
    assert told(partner, proof=[foreign]) == {"/answers/proof": files.GONE}
    given = {**FILLED, "photos": [proof]}
    answer = partner.post(newest(EVERYTHING, "validate"), {"answers": given})
    assert [each["why"] for each in answer.json()["problems"]] == [files.GONE]


def test_a_file_of_somebody_s_own_form_is_no_system_s(partner: Calling) -> None:
    uploaded(partner)
    Upload.objects.update(key="somebody-s-own-key-of-27-le")
    id_ = Upload.objects.get().public_id
    assert told(partner, proof=[id_]) == {"/answers/proof": files.GONE}
    assert send(partner, proof=[id_]).status_code == 422


def test_a_file_is_sent_once(partner: Calling) -> None:
    id_ = uploaded(partner)
    assert send(partner, proof=[id_]).status_code == 200
    again = send(partner, proof=[id_])
    assert again.json()["errors"] == [{"at": "/answers/proof", "why": files.USED}]
    photo = uploaded(partner, "photo")
    twice = [{"thing": "a lamp", "photo": [photo]}, {"thing": "a door", "photo": [photo]}]
    found = told(partner, proof=[uploaded(partner)], things=twice)
    assert found == {"/answers/things/1/photo": files.USED}


def test_a_form_that_is_refused_leaves_its_files_for_the_next_try(partner: Calling) -> None:
    id_ = uploaded(partner)
    assert send(partner, proof=[id_], things=[{}]).status_code == 422
    assert not Draft.objects.exists()
    assert send(partner, proof=[id_]).status_code == 200


def test_files_that_are_too_large_together_are_too_large(
    partner: Calling, settings: Settings
) -> None:
    first, second = uploaded(partner), uploaded(partner)
    Upload.objects.update(bytes=600_000)
    settings.UPLOADS_TOTAL_MEGABYTES = 1
    assert told(partner, proof=[first]) == {}
    sentence = files.TOO_MUCH.format(most=1)
    assert told(partner, proof=[first, second]) == {"/answers/proof": sentence}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ this is not taken", "program.exe"),
        (b"MZ this is not taken", f"{CANARY}.png"),
        (b"MZ", f"{CANARY}.pdf"),
        (good.png()[:60], f"{CANARY}.png"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_without_its_name(
    partner: Calling, content: bytes, name: str
) -> None:
    answer = upload(partner, content=content, name=name)
    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["at"]) == (422, "/content")
    assert "the file" in error["why"].casefold()
    assert CANARY not in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_with_a_virus_is_refused_and_one_found_later_too(
    partner: Calling, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as infected:
        infected.setattr(scanning, "first_look", lambda data: ScanState.INFECTED)
        assert upload(partner).status_code == 422
    id_ = uploaded(partner)
    Upload.objects.update(state=ScanState.INFECTED, storage_name="")
    assert told(partner, proof=[id_]) == {"/answers/proof": files.VIRUS}


@pytest.mark.parametrize("question", ["thing", "nothing", "", "x" * 101, "photo.abc", 7, None])
def test_a_question_that_takes_no_files_takes_none(partner: Calling, question: Any) -> None:
    assert upload(partner, question=question).status_code == 422
    assert not Upload.objects.exists()


def test_an_upload_that_comes_twice_is_kept_once(partner: Calling) -> None:
    body = {"question": "proof", "name": "a.png", "content": b64encode(good.png()).decode()}
    path, one = newest(WITH_FILES, "uploads"), {"Idempotency-Key": "one"}
    first, second = partner.post(path, body, **one), partner.post(path, body, **one)
    assert first.content == second.content
    assert Upload.objects.count() == 1
