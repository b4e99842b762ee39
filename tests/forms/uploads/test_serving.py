"""A file goes to those who may have it, to be saved and never shown; all others see a 404."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils.encoding import iri_to_uri

from portal.accounts.models import User
from portal.forms import access
from portal.forms.models import ScanState, Upload
from portal.forms.uploads import storage
from portal.integration.encryption import keyed_hash
from tests.support.people import BACKEND, Enter, member, record, signed_in

from . import good
from .asking import KEY, add

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder")]

SECRET = "b" * 43


def holder() -> Client:
    """A browser that may open the key."""
    client = Client()
    client.cookies[access.COOKIE] = SECRET
    access.grant(KEY, keyed_hash("holder", SECRET))
    return client


def get(client: Client, upload: Upload | str) -> Any:
    public_id = upload if isinstance(upload, str) else upload.public_id
    return client.get(f"/your-forms/files/{public_id}/")


def test_whoever_filled_in_the_form_gets_the_file() -> None:
    answer = get(holder(), add("Front door.png", good.png()))
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert answer["Content-Type"] == "image/png"


def test_it_can_only_be_saved() -> None:
    answer = get(holder(), add())
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize(
    "name", ["Llythyr ŵyl.pdf", 'a"; filename="b.exe.pdf', "a\r\nX-Evil: 1.pdf"]
)
def test_its_name_is_said_in_a_way_that_cannot_be_misread(name: str) -> None:
    upload = add(name)
    said = get(holder(), upload)["Content-Disposition"]
    assert said.startswith("attachment; filename")
    assert "\n" not in said
    assert '.exe"' not in said
    if not upload.name.isascii():
        assert said == f"attachment; filename*=utf-8''{iri_to_uri(upload.name)}"


def test_staff_who_may_see_what_was_sent_get_the_file(enter: Enter) -> None:
    upload = add()
    client = enter("Authors")
    assert get(client, upload).status_code == 404
    user = User.objects.get(pk=client.session["_auth_user_id"])
    user.user_permissions.add(Permission.objects.get(codename="view_submission"))
    assert get(client, upload).status_code == 404, "it belongs to no service of theirs"
    user.user_permissions.add(Permission.objects.get(codename="view_every_case"))
    assert get(client, upload).status_code == 200


def test_staff_without_a_second_factor_in_this_session_get_nothing() -> None:
    adviser = member("Advisers")
    client = Client()
    client.force_login(adviser, backend=BACKEND)
    assert get(client, add()).status_code == 404
    record(client, adviser, "password")
    assert get(client, add()).status_code == 404
    assert get(signed_in(adviser), add()).status_code == 200


def test_everybody_else_sees_that_nothing_is_there() -> None:
    upload = add()
    stranger = Client()
    stranger.cookies[access.COOKIE] = "c" * 43
    answers = [get(Client(), upload), get(stranger, upload), get(holder(), "n" * 22)]
    assert {each.status_code for each in answers} == {404}
    assert len({each.content for each in answers}) == 1


@pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.INFECTED])
def test_a_file_that_was_not_passed_is_not_there_for_anybody(state: str) -> None:
    upload = add()
    gone = {"storage_name": ""} if state == ScanState.INFECTED else {}
    Upload.objects.update(state=state, **gone)
    assert get(holder(), upload).status_code == 404


def test_a_lost_file_is_not_there_and_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    upload = add("Doctor's letter.pdf")
    storage.erase(upload.storage_name)
    assert get(holder(), upload).status_code == 404
    assert f"upload {upload.pk} cannot be given" in caplog.text
    assert "Doctor" not in caplog.text


def test_nothing_can_be_sent_there() -> None:
    assert holder().post(f"/your-forms/files/{add().public_id}/").status_code == 405
