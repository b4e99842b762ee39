"""Auditors read the log and take it away; nobody else learns that there is one."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from portal.accounts.audit import record
from portal.accounts.models import AuditEntry, User
from tests.support.factories import UserFactory
from tests.support.people import Enter, signed_in

pytestmark = pytest.mark.django_db
LOG = "audit_log"


@pytest.fixture
def auditor(db: None) -> Client:
    user = UserFactory()
    for codename in ("access_admin", "view_auditentry"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    return signed_in(user)


def taken_away(client: Client, **chosen: str) -> list[list[str]]:
    response = client.get(reverse(LOG), {"export": "csv", **chosen})
    assert isinstance(response, StreamingHttpResponse)
    return list(csv.reader(StringIO(response.getvalue().decode())))[1:]


def test_several_ways_are_written_as_people_write_them(auditor: Client) -> None:
    record("account.signed_in", "user:7", details={"by": ["password", "app"]})
    words = auditor.get(reverse(LOG)).content.decode()
    assert "by: password, app" in words


def test_an_auditor_reads_who_did_what(auditor: Client, adviser: User) -> None:
    record("case.viewed", "case:7K4M9TX3", user=adviser, about="abcd", details={"part": "page"})
    page = auditor.get(reverse(LOG))
    words = page.content.decode()
    for part in ("adviser@example.com", "case.viewed", "case:7K4M9TX3", "abcd", "part: page"):
        assert part in words
    assert page.headers["Cache-Control"].startswith("private, no-store")


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ({"who": "Adviser@example.com"}, ["case:A", "person:x"]),
        ({"who": "housing"}, ["case:B"]),
        ({"subject": "case:B"}, ["case:B"]),
        ({"subject": "b"}, ["case:B"]),
        ({"action": "person"}, ["person:x"]),
        ({"about": "x"}, ["person:x"]),
        ({"since": "2999-01-01"}, []),
        ({"until": "2001-01-01"}, []),
    ],
)
def test_the_log_can_be_narrowed(
    auditor: Client, adviser: User, chosen: dict[str, str], wanted: list[str]
) -> None:
    record("case.viewed", "case:A", user=adviser)
    record("case.changed", "case:B", system="housing")
    record("person.viewed", "person:x", user=adviser, about="x")
    assert sorted(row[3] for row in taken_away(auditor, **chosen)) == wanted


def test_a_name_in_the_file_is_never_run(auditor: Client) -> None:
    user = User.objects.create_user("=cmd@example.com")
    record("case.viewed", "case:A", user=user)
    assert taken_away(auditor)[0][1] == "'=cmd@example.com"


def test_taking_the_log_away_is_in_the_log(auditor: Client) -> None:
    taken_away(auditor, who="housing")
    (entry,) = AuditEntry.objects.filter(action="audit.exported")
    assert entry.details == {"filters": ["who"]}


def test_somebody_who_has_left_is_still_somebody(auditor: Client, adviser: User) -> None:
    record("case.viewed", "case:A", user=adviser)
    number = adviser.pk
    adviser.delete()
    assert taken_away(auditor)[0][1] == f"User {number}, who has left"


@pytest.mark.parametrize("group", ["Advisers", "Case managers", "Authors", "Publishers"])
def test_others_do_not_see_the_log(enter: Enter, group: str) -> None:
    client = enter(group)
    assert client.get(reverse(LOG)).status_code == 302
    assert client.get(reverse("audit_log_results")).status_code == 302
    assert reverse(LOG) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_page_asks_little_however_long_the_log(
    auditor: Client, adviser: User, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        record("case.viewed", f"case:{number}", user=adviser)
    auditor.get(reverse(LOG))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        auditor.get(reverse(LOG))
