"""What a browser sends fills neither memory nor disk, and a large file costs no other answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import Client, RequestFactory
from pytest_django import Settings

from portal.forms.uploads import handler

MEGABYTE = 1_000_000


@pytest.fixture(autouse=True)
def small_limits(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.UPLOAD_MAX_FILE_MEGABYTES = 2
    settings.UPLOAD_MAX_REQUEST_MEGABYTES = 5
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    yield
    assert list(tmp_path.iterdir()) == [], "a file with a name was left"


def sent(*sizes: int) -> Any:
    files = [SimpleUploadedFile(f"{size}.pdf", b"x" * size) for size in sizes]
    return RequestFactory().post("/", {"words": "typed with care", "photos": files})


def got(*sizes: int) -> list[UploadedFile]:
    request = sent(*sizes)
    assert request.POST["words"] == "typed with care"
    return list(request.FILES.getlist("photos"))


@pytest.mark.parametrize("size", [1, 70_000, handler.IN_MEMORY + 1, 2 * MEGABYTE])
def test_a_file_within_the_limit_arrives_whole(size: int) -> None:
    [file] = got(size)
    assert (file.size, file.name, len(file.read())) == (size, f"{size}.pdf", size)


def test_two_files_in_one_box_both_arrive() -> None:
    assert [file.read() for file in got(3, 4)] == [b"xxx", b"xxxx"]


def test_of_a_file_over_the_limit_only_its_size_is_kept() -> None:
    large, small = got(3 * MEGABYTE, 10)
    assert (large.size, large.read()) == (3 * MEGABYTE, b"")
    assert small.read() == b"x" * 10


def test_never_more_than_the_limit_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    complete = handler.BoundedUploadHandler.file_complete

    def measured(self: handler.BoundedUploadHandler, size: int) -> UploadedFile:
        held.append(self.held.tell())
        return complete(self, size)

    monkeypatch.setattr(handler.BoundedUploadHandler, "file_complete", measured)
    got(3 * MEGABYTE)
    assert max(held) <= 2 * MEGABYTE


def test_a_request_beyond_measure_is_not_read_at_all() -> None:
    request = sent(2 * MEGABYTE, 2 * MEGABYTE, 2 * MEGABYTE)
    with pytest.raises(RequestDataTooBig):
        _ = request.POST


@pytest.mark.django_db
def test_the_person_is_told_that_it_is_too_big_to_send() -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "c" * 32
    answer = client.post("/", {"photos": SimpleUploadedFile("a.pdf", b"x" * 6 * MEGABYTE)})
    assert answer.status_code == 413
    assert "too big to send" in answer.text


def test_files_go_with_the_request() -> None:
    request = sent(handler.IN_MEMORY + 1)
    [file] = request.FILES.getlist("photos")
    request.close()
    assert file.closed
