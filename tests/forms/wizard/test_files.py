"""Adding files on a page of a form, without a script."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.forms import uploads
from portal.forms.models import Draft, Submission
from tests.support.journeys import GOOD
from tests.support.walking import Walker


@pytest.fixture(autouse=True)
def private_files(settings: object, tmp_path: object) -> None:
    storages = {**settings.STORAGES}  # type: ignore[attr-defined]
    private = {**storages["private"], "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**storages, "private": private}  # type: ignore[attr-defined]


def photo(name: str = "tap.png") -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (20, 10), "teal").save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), "image/png")


def names(walker: Walker) -> list[str]:
    return [upload.name for upload in uploads.of(walker.key)]


def at_photos(walker: Walker) -> Walker:
    return walker.fill(GOOD, until="photos")


def test_two_files_chosen_at_once_are_both_kept(walker: Walker) -> None:
    at_photos(walker).send({"photos": [photo("a.png"), photo("b.png")], "upload": "1"})
    assert walker.step == "photos"
    assert sorted(names(walker)) == ["a.png", "b.png"]
    walker.send()
    kept = Draft.objects.get().answers["photos"]
    assert sorted(each["name"] for each in kept) == ["a.png", "b.png"]


def test_a_file_is_never_asked_for_twice(walker: Walker) -> None:
    at_photos(walker).send({"photos": photo()})
    assert walker.step == "name"
    walker.go(f"/forms/everything/{walker.key}/photos/").send()
    assert walker.step == "name"
    assert names(walker) == ["tap.png"]


def test_files_are_taken_off_one_by_one(walker: Walker) -> None:
    at_photos(walker).send({"photos": [photo("a.png"), photo("b.png")], "upload": "1"})
    first = uploads.of(walker.key)[0]
    walker.send({"remove-upload": first.public_id})
    assert len(names(walker)) == 1
    assert walker.step == "photos"


def test_a_bad_file_is_refused_and_the_good_ones_stay(walker: Walker) -> None:
    bad = SimpleUploadedFile("virus.exe", b"MZ not a picture", "image/png")
    at_photos(walker).send({"photos": [photo("good.png"), bad]})
    assert walker.step == "photos"
    assert walker.soup.title.get_text().startswith("Error: ")
    assert names(walker) == ["good.png"]
    assert "good.png" in walker.soup.get_text()


def test_too_many_files_are_refused(walker: Walker) -> None:
    at_photos(walker).send({"photos": [photo(f"{n}.png") for n in range(4)]})
    assert walker.soup.title.get_text().startswith("Error: ")
    assert len(names(walker)) <= 3


def test_sent_files_belong_to_the_submission(walker: Walker) -> None:
    at_photos(walker).send({"photos": photo()})
    key = walker.key
    walker.fill(GOOD).send()
    kept = Submission.objects.get().answers["photos"]
    assert [each["id"] for each in kept] == [each.public_id for each in uploads.of(key)]
