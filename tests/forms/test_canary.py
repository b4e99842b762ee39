"""Nothing that somebody types is to be found anywhere but encrypted, and on their own pages."""

from __future__ import annotations

import base64
import binascii
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.signals import got_request_exception
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from pytest_django import Settings

from portal.forms import registry
from portal.forms.models import Draft, Submission
from portal.integration.outbox import sweep
from portal.settings.logs import JSON_LOGGING as WRITTEN
from tests.support.cases import TargetFactory

from .canaries import FILE_NAME, MISTYPED, Listener, Walker, database, found_in, listening, memory
from .everything import ANSWERS, EVERYTHING

pytestmark = pytest.mark.django_db


@pytest.fixture
def private_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where this test's files lie."""
    settings.VAR_DIR = tmp_path
    stores: dict[str, Any] = settings.STORAGES
    settings.STORAGES = {**stores}  # forget the storages that were opened before
    return tmp_path / "private"


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch, private_folder: Path) -> None:
    monkeypatch.setattr(registry, "_journeys", {EVERYTHING.key: EVERYTHING})
    TargetFactory()


@pytest.fixture
def heard() -> Iterator[Listener]:
    with listening() as listener:
        yield listener


@pytest.fixture
def walker() -> Walker:
    return Walker()


def key_in(address: str) -> str:
    return address.strip("/").split("/")[2]


def all_at_rest() -> str:
    """Tables, with what the cache table and the sessions pack unpacked; and this memory."""
    kept = [database(), memory()]
    kept += [str(session.get_decoded()) for session in Session.objects.all()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT value FROM shared_cache")
        kept += [unpacked(value) for (value,) in cursor.fetchall()]
    return "\n".join(kept)


def unpacked(value: str) -> str:
    try:
        return base64.b64decode(value).decode("latin-1")
    except binascii.Error:
        return value


def test_the_canaries_are_really_sent_and_kept(walker: Walker) -> None:
    check = walker.to_check()
    page = walker.get(check).content.decode()
    for canary in ("Qvxname", "Zqxmould", "Kwzperson", "Vqzstreet", "48,613.57", FILE_NAME):
        assert canary in page
    walker.post(check, walker.hidden(check))
    answers = Submission.objects.get().answers
    assert {name: answers[name] for name in ANSWERS if name not in ("people", "file")} == {
        name: answer for name, answer in ANSWERS.items() if name not in ("people", "file")
    }


def test_none_is_in_a_log_a_statement_an_address_or_a_header(
    walker: Walker, heard: Listener
) -> None:
    check = walker.to_check()
    sent = walker.post(check, walker.hidden(check)).headers["Location"]
    walker.get(sent)
    key = key_in(check)
    walker.get(reverse("form_receipt", args=[EVERYTHING.key, key, "html"]))
    walker.get(reverse("other_formats", args=["receipt", key]))
    for format in ("pdf", "text"):
        copy = reverse("format_file", args=["receipt", key, format])
        assert walker.get(copy).status_code == 200
    written = heard.out.getvalue()
    assert "INSERT INTO" in written, "no SQL was heard"
    assert "gAAAA" in written, "no ciphertext was heard"
    assert found_in(written) == []
    assert found_in("\n".join(walker.met)) == []


def test_none_is_readable_at_rest_while_it_is_a_draft_or_once_it_is_sent(
    walker: Walker, private_folder: Path
) -> None:
    check = walker.to_check()
    assert found_in(all_at_rest()) == []
    walker.post(check, walker.hidden(check))
    assert found_in(all_at_rest()) == []
    assert Submission.objects.exists()
    files = [each for each in private_folder.rglob("*") if each.is_file()]
    assert files, "no file was kept"
    assert found_in("".join(map(str, files))) == []


def test_none_is_in_what_is_sent_but_the_address_it_goes_to(walker: Walker) -> None:
    check = walker.to_check()
    walker.post(check, walker.hidden(check))
    sweep()
    [letter] = mail.outbox
    assert letter.to == [ANSWERS["email"]]
    parts = [str(letter.subject), str(letter.body), str(getattr(letter, "alternatives", ""))]
    assert found_in("\n".join(parts)) == []
    assert found_in(database()) == []


@pytest.mark.parametrize("page", ["whole-number", "date", "email", "nino", "postcode"])
def test_none_is_in_a_log_or_at_rest_when_an_answer_is_refused(
    walker: Walker, heard: Listener, page: str
) -> None:
    walker.to_check()
    address = reverse("form_step", args=[EVERYTHING.key, Draft.objects.get().key, page])
    wrong = dict.fromkeys(walker.typed(address), MISTYPED)
    response = walker.post(address, {**walker.hidden(address), **wrong})
    assert response.status_code == 200
    assert MISTYPED in response.content.decode()
    assert found_in(heard.out.getvalue()) == []
    assert found_in(all_at_rest()) == []
    assert found_in("\n".join(walker.met)) == []


@pytest.fixture
def raised() -> Iterator[list[BaseException]]:
    """Every exception that a view let through, as Django tells of it."""
    caught: list[BaseException] = []

    def note(sender: Any, request: Any, **kwargs: Any) -> None:
        error = sys.exc_info()[1]
        while error is not None:
            caught.append(error)
            error = error.__cause__ or error.__context__

    got_request_exception.connect(note)
    yield caught
    got_request_exception.disconnect(note)


def fail_on(table: str) -> Any:
    """A database that refuses to write to a table, and repeats what it was given, as they do."""

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if table in sql and sql.startswith(("INSERT", "UPDATE")):
            raise DatabaseError(f"Failing row contains {params}: {sql}")
        return execute(sql, params, many, context)

    return connection.execute_wrapper(wrapper)


@pytest.mark.parametrize("table", ["forms_draft", "forms_submission", "cases_case"])
def test_none_is_in_an_exception_or_its_trace_when_a_saving_fails(
    walker: Walker, heard: Listener, raised: list[BaseException], table: str
) -> None:
    check = walker.to_check()
    address = check.replace("check-answers", "textarea") if table == "forms_draft" else check
    data = {**walker.hidden(address)}
    if address != check:
        data |= {"textarea": "Zqxdamp again"}
    with fail_on(table):
        response = walker.post(address, data)
    transaction.set_rollback(False)  # nothing was written: the test may go on looking
    assert response.status_code == 500
    assert found_in(response.content.decode()) == []
    assert [type(each) for each in raised if isinstance(each, DatabaseError)]
    assert found_in("\n".join(map(str, raised)) + "\n".join(map(repr, raised))) == []
    assert found_in(heard.out.getvalue()) == []
    assert Draft.objects.exists()
    assert not Submission.objects.exists()


def test_none_is_in_what_a_mistake_of_ours_leaves_in_the_log(
    walker: Walker, heard: Listener, raised: list[BaseException]
) -> None:
    check = walker.to_check()
    hidden = walker.hidden(check)
    with patch("portal.forms.sending.open_case", side_effect=RuntimeError("no case")):
        assert walker.post(check, hidden).status_code == 500
    assert raised
    assert "RuntimeError" in heard.out.getvalue()
    assert found_in(heard.out.getvalue()) == []


JSON_LOGGING: dict[str, Any] = dict(WRITTEN)


def test_in_production_no_error_report_with_what_was_typed_is_sent_anywhere() -> None:
    assert JSON_LOGGING["loggers"]["django"]["handlers"] == []
    assert [each["formatter"] for each in JSON_LOGGING["handlers"].values()] == ["json"]
