"""Languages and formats: the report of what a page has left behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from tests.support.factories import PageVersionFactory, ServicePageFactory, UserFactory
from tests.support.people import Enter, signed_in

pytestmark = pytest.mark.django_db


def rows(response: HttpResponse) -> list[list[str]]:
    assert response.status_code == 200
    lines = BeautifulSoup(response.content, "html.parser").select("table.listing tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in line("td")] for line in lines]


def two_versions() -> None:
    page = ServicePageFactory(title="Check your bin day")
    page.save_revision().publish()
    PageVersionFactory(parent=page, title="Wywóz śmieci")
    PageVersionFactory(
        parent=page,
        language="ro",
        title="Gunoi",
        made_from=timezone.now() - timedelta(days=40),
    )


def test_those_that_are_out_of_date_come_first_with_both_dates(enter: Enter) -> None:
    two_versions()

    first, second = rows(enter("Authors").get(reverse("page_versions")))

    assert first[:4] == ["Gunoi", "Translation", "Romanian", "Check your bin day"]
    assert first[5].endswith("Out of date")
    assert second[0] == "Wywóz śmieci"
    assert "Out of date" not in second[5]


def test_it_can_be_narrowed_to_a_language_and_to_what_is_out_of_date(enter: Enter) -> None:
    two_versions()
    client, address = enter("Authors"), reverse("page_versions_results")

    assert [row[0] for row in rows(client.get(address, {"behind": "true"}))] == ["Gunoi"]
    assert [row[0] for row in rows(client.get(address, {"language": "pl"}))] == ["Wywóz śmieci"]
    assert rows(client.get(address, {"kind": "bsl"})) == []


def test_it_can_be_taken_away_as_a_spreadsheet(enter: Enter) -> None:
    two_versions()
    response = enter("Authors").get(reverse("page_versions"), {"export": "csv"})
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert lines[0].startswith("Page,Version,Kind,Language")
    assert lines[1].startswith("Check your bin day,Gunoi,Translation,Romanian")


def test_it_is_only_for_people_who_look_after_pages() -> None:
    response = signed_in(UserFactory()).get(reverse("page_versions"))
    assert response.status_code == 303
