"""What was sent leads to what it is about, for those who may see that."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from portal.integration.reports import subjects
from portal.integration.reports.subjects import Reader, Subject, find_by
from tests.support.people import Enter

from .rows import DELIVERIES, endpoint, event, message

pytestmark = pytest.mark.django_db

PAGES = "council.view_place"
"""A permission that administrators have, and one that they have not."""
CLOSED = "cases.export_case"


def things(ids: Collection[int], user: Reader) -> dict[int, Subject]:
    return {id_: Subject(f"Thing {id_}", f"/things/{id_}/") for id_ in ids if id_ < 100}


@pytest.fixture(autouse=True)
def nobody_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subjects, "_finders", {})


@pytest.fixture
def client(enter: Enter) -> Client:
    return enter("Administrators")


def links(client: Client, address: str = DELIVERIES) -> list[str]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    return [str(a["href"]) for a in page.select("a[href^='/things/']")]


def test_the_list_and_the_page_lead_there(client: Client) -> None:
    find_by("case", things, PAGES)
    made = event(endpoint())
    message()
    assert links(client) == ["/things/7/"]
    assert links(client, f"{DELIVERIES}{made.pk}/") == ["/things/7/"]


def test_nothing_leads_to_what_one_may_not_see(client: Client) -> None:
    find_by("case", things, CLOSED)
    made = event(endpoint())
    assert links(client) == links(client, f"{DELIVERIES}{made.pk}/") == []
    assert "RP4K7N" in client.get(DELIVERIES).content.decode()


def test_what_has_gone_has_no_link(client: Client) -> None:
    find_by("case", things, PAGES)
    event(endpoint(), subject_id=100)
    assert links(client) == []


def test_a_long_list_asks_once_for_each_kind_of_subject(client: Client) -> None:
    asked: list[int] = []

    def counted(ids: Collection[int], user: Reader) -> dict[int, Subject]:
        asked.append(len(ids))
        return things(ids, user)

    find_by("case", counted, PAGES)
    to = endpoint()
    for n in range(12):
        event(to, stream=str(n), subject_id=n)
    assert len(links(client)) == 12
    assert asked == [12]


def test_two_that_find_the_same_are_a_mistake() -> None:
    find_by("case", things, PAGES)
    find_by("case", things, PAGES)
    with pytest.raises(ValueError, match="Something else finds each 'case' already"):
        find_by("case", things, CLOSED)


def test_a_case_is_found_as_its_reference_is_shown_and_read_out(client: Client) -> None:
    event(endpoint(), stream="W2JPDD93")
    page = client.get(DELIVERIES, {"stream": "w2jp-dd93 "})
    assert "W2JPDD93" in page.content.decode()
