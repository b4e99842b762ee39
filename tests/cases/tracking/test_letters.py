"""Letters for the person: listed on their case, and opened by nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from portal.cases.models import Case, CaseDocument
from portal.integration.scanning import ScanState
from tests.cases.documents import LETTER, add
from tests.support.cases import CaseFactory

from .conftest import address

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def private_folder(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    stores: dict[str, Any] = settings.STORAGES
    settings.STORAGES = {**stores}  # forget the storages that were opened before


def at(document: CaseDocument) -> str:
    return f"{address(document.case)}documents/{document.public_id}/"


def shown(client: Client, case: Case) -> BeautifulSoup:
    return BeautifulSoup(client.get(address(case)).content, "html.parser")


def test_a_letter_is_listed_with_its_kind_and_size(case: Case, inside: Client) -> None:
    assert not shown(inside, case).select("#letters")
    document = add(case)
    add(case, title="A plan of the pipes", public=False)
    page = shown(inside, case)
    section = page.select_one("section[aria-labelledby=letters]")
    assert section.h2.text == "A letter for you"
    link = section.select_one("a")
    assert link["href"] == at(document)
    assert " ".join(link.text.split()) == f"Your new bin PDF, {len(LETTER)}\xa0bytes".replace(
        "\xa0", " "
    )
    assert "pipes" not in page.text


def test_a_letter_is_saved_and_never_kept_or_shown_inside_a_page(
    case: Case, inside: Client
) -> None:
    answer = inside.get(at(add(case)))
    assert b"".join(answer) == LETTER  # type: ignore[arg-type]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="new bin.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "Cookie" in answer.headers["Vary"]


def test_only_the_browser_that_may_see_the_case_opens_its_letters(
    case: Case, inside: Client
) -> None:
    mine, other = add(case), add(CaseFactory())
    assert Client().get(at(mine)).headers["Location"] == "/track/"
    assert inside.get(at(other)).headers["Location"] == "/track/"
    assert inside.get(f"{address(case)}documents/{other.public_id}/").status_code == 404
    assert inside.get(at(add(case, public=False))).status_code == 404
    assert inside.get(f"{address(case)}documents/{'x' * 22}/").status_code == 404


@pytest.mark.parametrize(
    ("state", "name", "said"),
    [
        (ScanState.WAITING, None, "We are checking this file for viruses."),
        (ScanState.INFECTED, "", "We could not give you this file."),
    ],
)
def test_a_letter_that_cannot_be_opened_says_why(
    case: Case, inside: Client, state: ScanState, name: str | None, said: str
) -> None:
    document = add(case)
    changed = {"state": state} | ({} if name is None else {"storage_name": name})
    CaseDocument.objects.update(**changed)
    page = shown(inside, case)
    assert said in page.select_one("section[aria-labelledby=letters]").text
    assert not page.select("section[aria-labelledby=letters] a")
    assert inside.get(at(document)).status_code == 404


def test_a_case_without_letters_asks_for_none(case: Case, inside: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        shown(inside, case)
    asked = " ".join(each["sql"] for each in queries.captured_queries)
    assert "cases_casedocument" not in asked
    assert "cases_casequestion" not in asked
