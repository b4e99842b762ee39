"""Files are added, listed, opened and taken away, within the limits that were said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from pytest_django import Settings

from portal.cases.opening import open_case
from portal.forms import uploads
from portal.forms.models import Submission, Upload, Version
from portal.forms.uploads import limits, sandbox, shelf, storage
from tests.support.factories import ContactPointFactory

from . import good
from .asking import KEY, Chosen, add, question, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def sent(key: str = KEY) -> Submission:
    version = Version.objects.create(
        journey_key="ask", number=1, fingerprint="f" * 64, frozen="{}", title="Ask us"
    )
    return Submission.objects.create(
        key=key,
        journey_key="ask",
        version=version,
        case=open_case("ask", "A question", team=ContactPointFactory.create()),
        answers={},
    )


class TestAdding:
    def test_a_file_can_be_opened_again_as_it_was_kept(self) -> None:
        upload = add()
        held = uploads.open_file(upload).getvalue()
        assert held.startswith(b"%PDF-")
        assert (upload.bytes, upload.media_type) == (len(held), "application/pdf")
        assert len(upload.public_id) == 22

    def test_two_of_one_name_are_two_files(self) -> None:
        first, second = add(), add()
        assert first.public_id != second.public_id
        assert uploads.answer(uploads.of(KEY)) == [
            {"id": first.public_id, "name": "letter.pdf"},
            {"id": second.public_id, "name": "letter.pdf"},
        ]

    def test_a_converted_photo_is_named_for_what_it_is(self) -> None:
        upload = add("Front door.HEIC", good.heic())
        assert (upload.name, upload.media_type) == ("Front door.jpg", "image/jpeg")

    def test_the_name_cannot_be_read_in_the_database(self) -> None:
        add("Doctor's letter.pdf")
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM forms_upload")
            assert "Doctor" not in str(cursor.fetchall())

    def test_of_tells_questions_and_keys_apart(self) -> None:
        mine = add()
        add(key="o" * 27)
        assert uploads.of(KEY) == uploads.of(KEY, "photos") == [mine]
        assert uploads.of(KEY, "letters") == []

    def test_a_file_that_was_read_before_is_read_from_its_start(self) -> None:
        file = Chosen("letter.pdf", good.pdf())
        file.read()
        assert uploads.store(KEY, question(), file).bytes > 100

    def test_a_file_whose_row_cannot_be_written_leaves_nothing(
        self, private_folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*args: object) -> None:
            raise DatabaseError

        monkeypatch.setattr(shelf, "_keep_row", fail)
        with pytest.raises(DatabaseError):
            add()
        assert files(private_folder) == []


class TestLimits:
    def test_a_kind_that_the_question_does_not_take(self) -> None:
        said = refusal("letter.docx", good.docx(), extensions=("pdf", "jpg"))
        assert said == (
            "“letter.docx” is not a kind of file that we can take. Choose a photo (JPG) or a PDF"
        )

    def test_a_photo_turned_into_a_kind_not_named_is_taken_where_photos_are(self) -> None:
        assert add("a.heic", good.heic(), extensions=("heic",)).name == "a.jpg"

    def test_a_question_that_names_no_kinds_takes_all_that_we_know(self) -> None:
        assert add("a.docx", good.docx(), extensions=())

    def test_one_too_many(self) -> None:
        add(max_files=2)
        add(max_files=2)
        said = refusal(max_files=2)
        assert said == "You can add 2 files. Remove one before you add another"
        assert refusal(max_files=1) == "You can add 1 file. Remove it before you add another"

    def test_one_that_comes_while_another_is_looked_at_is_counted(
        self, monkeypatch: pytest.MonkeyPatch, private_folder: Path
    ) -> None:
        look = sandbox.look

        def overtaken(data: bytes, ending: str) -> Any:
            monkeypatch.setattr(sandbox, "look", look)
            add(max_files=1)
            return look(data, ending)

        monkeypatch.setattr(sandbox, "look", overtaken)
        assert "You can add 1 file" in refusal(max_files=1)
        assert (Upload.objects.count(), len(files(private_folder))) == (1, 1)

    def test_a_file_over_the_limit_is_not_even_read(self) -> None:
        class Untouchable(Chosen):
            def read(self, *args: Any) -> bytes:
                raise AssertionError("It was read.")

        file = Untouchable("big.pdf", b"")
        file.size = 1_200_000
        with pytest.raises(uploads.Refused) as refused:
            uploads.store(KEY, question(max_megabytes=1), file)
        assert refused.value.sentence == (
            "“big.pdf” is 1.2 MB. Choose a file that is no larger than 1 MB"
        )

    def test_a_file_that_is_larger_than_it_says_is_refused(self) -> None:
        file = Chosen("big.pdf", bytes(1_000_001))
        file.size = 10
        with pytest.raises(uploads.Refused, match="refused"):
            uploads.store(KEY, question(max_megabytes=1), file)

    def test_all_files_of_a_form_together(self, settings: Settings, private_folder: Path) -> None:
        add()
        settings.UPLOADS_TOTAL_MEGABYTES = 1
        Upload.objects.update(bytes=999_999)
        said = refusal("second.pdf")
        assert said.startswith("Your files would be larger than 1 MB together. Remove one")
        assert len(files(private_folder)) == 1

    def test_a_refusal_names_no_file_where_it_might_be_logged(self) -> None:
        with pytest.raises(uploads.Refused) as refused:
            add("Doctor's letter.exe")
        assert "Doctor" in refused.value.sentence
        assert "Doctor" not in f"{refused.value!s} {refused.value!r}"


class TestOpening:
    def test_a_file_that_is_gone_is_lost(self) -> None:
        upload = add()
        storage.erase(upload.storage_name)
        with pytest.raises(uploads.Lost):
            uploads.open_file(upload)

    def test_a_file_put_in_the_place_of_another_is_not_given_out(self) -> None:
        upload, other = add(), add("b.png", good.png())
        upload.storage_name, other.storage_name = other.storage_name, upload.storage_name
        with pytest.raises(uploads.Lost):
            uploads.open_file(upload)

    def test_after_a_change_of_keys_the_old_one_still_opens(self, settings: Settings) -> None:
        upload = add()
        new = "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleS0="
        settings.FIELD_KEYS = [new, *settings.FIELD_KEYS]
        assert uploads.open_file(upload)


class TestRemoving:
    def test_row_and_file_go_with_the_commit(
        self, private_folder: Path, django_capture_on_commit_callbacks: Any
    ) -> None:
        upload, stays = add(), add()
        with django_capture_on_commit_callbacks(execute=True):
            assert uploads.remove(KEY, upload.public_id)
            assert len(files(private_folder)) == 2
        assert [path.name for path in files(private_folder)] == [stays.storage_name[3:]]
        assert uploads.of(KEY) == [stays]

    def test_another_key_s_file_cannot_be_removed(self) -> None:
        upload = add()
        assert not uploads.remove("o" * 27, upload.public_id)
        assert not uploads.remove(KEY, "nothing")
        assert uploads.of(KEY) == [upload]

    def test_what_was_sent_stays_as_it_was_sent(self) -> None:
        upload = add()
        sent()
        assert not uploads.remove(KEY, upload.public_id)
        assert refusal().startswith("You have sent this form")
        assert uploads.of(KEY) == [upload]

    def test_all_files_of_a_key_go_at_once(
        self, private_folder: Path, django_capture_on_commit_callbacks: Any
    ) -> None:
        add()
        add()
        other = add(key="o" * 27)
        sent()
        with django_capture_on_commit_callbacks(execute=True):
            assert uploads.drop_all(KEY) == 2
        assert list(Upload.objects.all()) == [other]
        assert len(files(private_folder)) == 1

    def test_a_file_that_cannot_be_erased_is_left_to_the_sweep(
        self,
        monkeypatch: pytest.MonkeyPatch,
        caplog: pytest.LogCaptureFixture,
        django_capture_on_commit_callbacks: Any,
    ) -> None:
        upload = add()

        def refuse(name: str) -> None:
            raise PermissionError

        monkeypatch.setattr(storage, "erase", refuse)
        with django_capture_on_commit_callbacks(execute=True):
            assert uploads.remove(KEY, upload.public_id)
        assert "nightly sweep" in caplog.text


class TestPanel:
    def test_it_says_what_is_there_and_what_may_come(self) -> None:
        upload = add()
        panel = uploads.panel(KEY, question())
        assert panel.uploads == [upload]
        assert panel.room_left == 4
        assert limits.sentence(question()) == (
            "You can add up to 5 files. Each must be a photo (JPG, PNG or HEIC), a PDF "
            "or a Word document (DOCX), and no larger than 10 MB."
        )

    def test_for_one_file_it_speaks_of_one(self) -> None:
        said = limits.sentence(question(max_files=1, extensions=("pdf",)))
        assert said == "You can add 1 file. It must be a PDF, and no larger than 10 MB."
