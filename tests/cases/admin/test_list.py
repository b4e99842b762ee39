"""The list of cases: in order, by filters, found by what a caller knows, and as a file."""

from __future__ import annotations

import csv
import io
import logging
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from portal.accounts.models import AuditEntry
from portal.cases.admin.export import harmless
from portal.cases.admin.pages import LAST, SIZE
from portal.cases.changes import change_status
from portal.cases.lookup import Known
from portal.cases.models import Case, Channel, Status
from portal.cases.timeline import WEBSITE, team
from portal.cases.tracking.writing import add_message
from tests.support.cases import CaseFactory, TargetFactory
from tests.support.factories import ContactPointFactory, UserFactory

from .conftest import words

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=40)


def titles(response: HttpResponse) -> list[str]:
    assert response.status_code == 200
    table = BeautifulSoup(response.content, "html.parser").select_one("table.cases-table")
    if table is None:
        return []
    cells = [row("td")[1] for row in table("tr")[1:]]
    return [next(cell.stripped_strings) for cell in cells]


def listed(client: Client, **chosen: Any) -> list[str]:
    return titles(client.get(reverse("cases_list"), chosen))


def find(client: Client, known: str) -> HttpResponse:
    response: HttpResponse = client.post(reverse("cases_search"), {"known": known})
    return response


def test_the_longest_overdue_comes_first_and_what_has_ended_is_left_out(adviser: Client) -> None:
    CaseFactory(title="No deadline")
    change_status(CaseFactory(title="Done"), Status.DONE, WEBSITE)
    TargetFactory()
    CaseFactory(title="In time")
    CaseFactory(title="Late", at=timezone.now() - LONG_AGO)
    CaseFactory(title="Later still", at=timezone.now() - 2 * LONG_AGO)
    assert listed(adviser) == ["Later still", "Late", "In time", "No deadline"]
    assert listed(adviser, show="overdue") == ["Later still", "Late"]
    assert listed(adviser, show="ended") == ["Done"]
    assert listed(adviser, show="all")[-1] == "Done"


def test_it_can_be_narrowed_by_all_that_it_shows(adviser: Client) -> None:
    bins = ContactPointFactory(name="Bins")
    one = CaseFactory(title="One", kind="missed-bin", team=bins, channel=Channel.PHONE)
    CaseFactory(title="Two")
    change_status(one, Status.WAITING, WEBSITE)
    assert listed(adviser, status="waiting") == ["One"]
    assert listed(adviser, kind="missed-bin") == ["One"]
    assert listed(adviser, team=bins.pk) == ["One"]
    assert listed(adviser, channel="phone") == ["One"]
    assert listed(adviser, team=bins.pk, status="received") == []
    assert listed(adviser, channel="online") == ["Two"]


def test_staff_read_for_whom_a_case_waits(adviser: Client) -> None:
    case = CaseFactory()
    change_status(case, Status.WAITING, WEBSITE)
    for page in (
        adviser.get(reverse("cases_list")),
        adviser.get(reverse("cases_case", args=[case.shown_reference])),
    ):
        assert "Waiting for the person" in words(page)
        assert "Waiting for you" not in words(page)


def test_an_ended_status_shows_cases_that_have_ended(adviser: Client) -> None:
    change_status(CaseFactory(title="Done"), Status.DONE, WEBSITE)
    CaseFactory(title="Open")
    assert listed(adviser, status="done") == ["Done"]


def test_what_a_filter_cannot_be_is_left_out(adviser: Client) -> None:
    CaseFactory(title="One")
    assert listed(adviser, status="nonsense", team="x", kind="'", p="-1", show="?") == ["One"]


def test_who_has_heard_nothing_for_long_is_flagged_and_counted(adviser: Client) -> None:
    CaseFactory(title="Silent", at=timezone.now() - LONG_AGO)
    CaseFactory(title="New")
    page = adviser.get(reverse("cases_list"), {"show": "silent"})
    assert titles(page) == ["Silent"]
    assert "Silent too long" in words(page).split("Opened")[-1]
    assert "Silent too long: 1" in words(adviser.get(reverse("wagtailadmin_home")))


def test_who_has_written_to_us_since_is_listed_until_somebody_answers(adviser: Client) -> None:
    wrote = CaseFactory(title="Wrote")
    CaseFactory(title="Silent")
    add_message(wrote, "It is worse now.", "")
    assert listed(adviser, show="written") == ["Wrote"]
    change_status(wrote, Status.WITH_TEAM, team(wrote.team))
    assert listed(adviser, show="written") == []


def test_the_first_page_counts_what_is_open_and_overdue_in_each_team(adviser: Client) -> None:
    TargetFactory()
    bins, idle = ContactPointFactory(name="Bins"), ContactPointFactory(name="Idle")
    CaseFactory(team=bins, at=timezone.now() - LONG_AGO)
    CaseFactory(team=bins)
    change_status(CaseFactory(team=idle), Status.DONE, WEBSITE)
    page = words(adviser.get(reverse("wagtailadmin_home")))
    assert "Bins 2 1" in page
    assert "Idle" not in page


def test_a_reference_however_written_leads_to_its_case(adviser: Client) -> None:
    case = CaseFactory()
    found = find(adviser, case.shown_reference.lower().replace("-", " "))
    assert found.headers["Location"] == reverse("cases_case", args=[case.shown_reference])


@pytest.mark.parametrize(
    "known", ["ANN@example.org", "zz1 1zz", "+44 1632 960249", "O'Brien", " obrien "]
)
def test_a_case_is_found_by_what_a_caller_knows(adviser: Client, known: str) -> None:
    whose = Known("ann@example.org", "ZZ1 1ZZ", "01632 960249", "O’Brien")
    CaseFactory(title="Theirs", known=whose)
    CaseFactory(title="Another's", known=Known("bob@example.org", "ZZ2 2ZZ", "01632 960250", "Bob"))
    assert titles(find(adviser, known)) == ["Theirs"]


@pytest.mark.parametrize("known", ["", "   ", "@", "-", "nobody@example.org", "2222-2223"])
def test_what_finds_nothing_says_so_and_shows_no_case(adviser: Client, known: str) -> None:
    CaseFactory()
    page = find(adviser, known)
    assert titles(page) == []
    assert "We found no case." in words(page) or "Type a reference" in words(page)


def test_what_was_typed_reaches_no_address_no_page_and_no_log(
    adviser: Client, caplog: pytest.LogCaptureFixture
) -> None:
    CaseFactory(known=Known(email="ann@example.org"))
    with caplog.at_level(logging.DEBUG):
        page = find(adviser, "ann@example.org")
    assert "ann@example" not in caplog.text
    assert b"ann@example" not in page.content
    assert "Location" not in page.headers
    assert adviser.get(reverse("cases_search"), {"known": "x"}).headers["Location"] == reverse(
        "cases_list"
    )


def some(number: int) -> None:
    """Cases as the database holds them, without a timeline: many, and quickly."""
    now, teams = timezone.now(), [ContactPointFactory() for _ in range(3)]
    Case.objects.bulk_create(
        Case(
            kind=f"kind-{n % 7}",
            title=f"Case {n}",
            team=teams[n % 3],
            opened_at=now - timedelta(minutes=n),
            status_at=now,
            next_due=now + timedelta(minutes=n),
        )
        for n in range(number)
    )


def queries(client: Client) -> int:
    client.get(reverse("cases_list"))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(reverse("cases_list"))
    return len(asked)


def test_a_list_costs_as_many_queries_for_many_cases_as_for_few(adviser: Client) -> None:
    some(2)
    few = queries(adviser)
    some(200)
    assert queries(adviser) == few <= 16


def test_it_is_read_page_by_page_and_never_counted(adviser: Client) -> None:
    some(SIZE + 3)
    with CaptureQueriesContext(connection) as asked:
        first = adviser.get(reverse("cases_list"), {"kind": ""})
    assert not [q for q in asked if "COUNT(*)" in q["sql"] and "cases_case" in q["sql"]]
    assert len(titles(first)) == SIZE
    assert len(listed(adviser, p=2)) == 3
    assert listed(adviser, p=LAST + 5) == []


CHOSEN = [
    {},
    {"status": "received"},
    {"kind": "kind-3"},
    {"channel": "online"},
    {"show": "overdue"},
    {"show": "all"},
    {"show": "ended"},
    {"show": "silent"},
    {"show": "bounced"},
]


@pytest.mark.parametrize("chosen", CHOSEN, ids=lambda each: " ".join(each.values()) or "all open")
def test_no_list_sorts_or_reads_the_whole_table(adviser: Client, chosen: dict[str, str]) -> None:
    from portal.cases.admin.filters import CaseFilters

    chief = UserFactory.build(is_superuser=True)
    some(300)
    plan = CaseFilters(chosen, user=chief).cases()[: SIZE + 1].explain()
    if connection.vendor == "sqlite":
        assert "USING INDEX cases_case" in plan, plan
        assert "USE TEMP B-TREE FOR ORDER BY" not in plan, plan


def test_a_team_and_a_status_together_are_read_in_order_too(adviser: Client) -> None:
    from portal.cases.admin.filters import CaseFilters

    chief = UserFactory.build(is_superuser=True)
    some(300)
    team = Case.objects.first().team_id
    for chosen in ({"team": team}, {"team": team, "status": "received"}):
        plan = CaseFilters(chosen, user=chief).cases()[: SIZE + 1].explain()
        if connection.vendor == "sqlite":
            assert "USING INDEX cases_case_team" in plan, plan
            assert "USE TEMP B-TREE FOR ORDER BY" not in plan, plan


def exported(client: Client, **chosen: Any) -> list[list[str]]:
    response = client.get(reverse("cases_export"), chosen)
    assert response.streaming
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_file_holds_what_the_list_shows_and_nothing_of_the_person(manager: Client) -> None:
    CaseFactory(title="One", kind="missed-bin", known=Known(email="ann@example.org"))
    CaseFactory(title="Two")
    table = exported(manager, kind="missed-bin")
    assert [row[1] for row in table] == ["About", "One"]
    assert not any("ann" in cell or len(cell) > 60 for row in table for cell in row)
    entry = AuditEntry.objects.get(action="case.exported")
    assert entry.details == {"chosen": {"kind": "missed-bin"}}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\u00a0@", "\n+"])
def test_no_cell_of_the_file_is_run_by_a_spreadsheet(manager: Client, start: str) -> None:
    CaseFactory(title=f"{start}HYPERLINK(1)")
    assert exported(manager)[1][1].startswith("'")
    assert harmless("5 - 3") == "5 - 3"
